package dev.stillwatch.ingest.telemetry;

import dev.stillwatch.ingest.event.Fault;
import dev.stillwatch.ingest.event.Kind;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** The instruments of ingest-service. Names are part of the contract with operators; times are in seconds. */
@Singleton
public final class IngestMetrics {

    private static final AttributeKey<String> KIND = AttributeKey.stringKey("kind");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("outcome");
    private static final AttributeKey<String> REASON = AttributeKey.stringKey("reason");
    private static final AttributeKey<String> RPC = AttributeKey.stringKey("rpc");
    private static final AttributeKey<String> USE = AttributeKey.stringKey("use");

    /** From a quarter of a millisecond: a batch on an idle machine takes less than the usual first bucket. */
    private static final List<Double> SECONDS = List.of(
            0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0);

    private final Meter meter;
    private final LongCounter events;
    private final LongCounter rejections;
    private final LongCounter late;
    private final LongCounter roundTrips;
    private final DoubleHistogram batches;
    private final DoubleCounter backPressure;
    private final Map<Kind, Map<Outcome, Attributes>> kinds = new EnumMap<>(Kind.class);

    IngestMetrics(Meter meter) {
        this.meter = meter;
        this.events = meter.counterBuilder("stillwatch.ingest.events")
                .setDescription("Events by kind and what became of them")
                .build();
        this.rejections = meter.counterBuilder("stillwatch.ingest.rejections")
                .setDescription("Rejected events by reason")
                .build();
        this.late = meter.counterBuilder("stillwatch.ingest.late")
                .setDescription("Events from before the watermark; they count in the epoch open when they came")
                .build();
        this.roundTrips = meter.counterBuilder("stillwatch.ingest.redis.round_trips")
                .setDescription("Round trips to Redis by use")
                .build();
        this.batches = meter.histogramBuilder("stillwatch.ingest.batch.duration")
                .setUnit("s")
                .setDescription("From a batch's arrival to its answer")
                .setExplicitBucketBoundariesAdvice(SECONDS)
                .build();
        this.backPressure = meter.counterBuilder("stillwatch.ingest.back_pressure")
                .ofDoubles()
                .setUnit("s")
                .setDescription("How long streams were not read because too much was on its way")
                .build();
        late.add(0);
        backPressure.add(0);
        for (Fault.Reason reason : Fault.Reason.values()) {
            rejections.add(0, Attributes.of(REASON, reason.name().toLowerCase(Locale.ROOT)));
        }
        for (Kind kind : Kind.values()) {
            var outcomes = new EnumMap<Outcome, Attributes>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                outcomes.put(outcome, Attributes.of(KIND, kind.word(), OUTCOME, outcome.word()));
                // Shown as 0 from the start: of a counter that appears with its first count, the first is not seen to
                // grow.
                events.add(0, Attributes.of(KIND, kind.word(), OUTCOME, outcome.word()));
            }
            kinds.put(kind, outcomes);
        }
    }

    /** Counts events. */
    public void events(Kind kind, Outcome outcome, long count) {
        Map<Outcome, Attributes> outcomes = kinds.get(kind);
        if (outcomes != null && count > 0) {
            events.add(count, outcomes.get(outcome));
        }
    }

    /** Counts one rejected event. */
    public void rejected(Fault.Reason reason) {
        rejections.add(1, Attributes.of(REASON, reason.name().toLowerCase(Locale.ROOT)));
    }

    /** Counts late events. */
    public void late(long count) {
        if (count > 0) {
            late.add(count);
        }
    }

    /** Counts a round trip to Redis. */
    public void roundTrip(RedisUse use) {
        roundTrips.add(1, Attributes.of(USE, use.word()));
    }

    /** A batch was answered. */
    public void batch(Rpc rpc, long nanos) {
        batches.record(nanos / 1e9, Attributes.of(RPC, rpc.word()));
    }

    /** A stream was not read for so long. */
    public void backPressure(long nanos) {
        backPressure.add(nanos / 1e9);
    }

    /** Shows how much is on its way. */
    public void inFlight(LongSupplier eventCount, LongSupplier byteCount) {
        meter.gaugeBuilder("stillwatch.ingest.in_flight.events")
                .ofLongs()
                .setDescription("Events taken and not yet answered")
                .buildWithCallback(m -> m.record(eventCount.getAsLong()));
        meter.gaugeBuilder("stillwatch.ingest.in_flight.bytes")
                .ofLongs()
                .setUnit("By")
                .setDescription("Bytes of the batches taken and not yet answered")
                .buildWithCallback(m -> m.record(byteCount.getAsLong()));
    }

    /** Shows how far event time is behind the clock; nothing before the first watermark (NaN). */
    public void watermarkLag(DoubleSupplier seconds) {
        meter.gaugeBuilder("stillwatch.ingest.watermark.lag")
                .setUnit("s")
                .setDescription("Time of day less watermark; large for recorded traffic")
                .buildWithCallback(m -> {
                    double lag = seconds.getAsDouble();
                    if (!Double.isNaN(lag)) {
                        m.record(lag);
                    }
                });
    }
}
