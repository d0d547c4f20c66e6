package dev.stillwatch.scoring.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counters of scoring-service. What is counted can also be read back, for benchmarks and tests. */
@Singleton
public final class ScoringMetrics {

    private static final AttributeKey<String> STAGE = AttributeKey.stringKey("stage");

    /** What is counted. */
    public enum Count {
        /** Exchanges scored. */
        EXCHANGES("exchanges", "Exchanges scored"),
        /** Repeats left out. */
        DUPLICATES("duplicates", "Repeated records left out"),
        /** Records that came after their epoch had closed. */
        LATE("late", "Records that came after their epoch had closed"),
        /** Assessments sent. */
        ASSESSMENTS("assessments", "Assessments sent"),
        /** Assessments on which a model on trial would have flagged otherwise. */
        SHADOW_DISAGREEMENTS(
                "shadow_disagreements", "Assessments on which a model on trial would have flagged otherwise"),
        /** Runs of epochs worked through. */
        RUNS("runs", "Runs of epochs worked through"),
        /** Round trips to Redis. */
        ROUND_TRIPS("redis.round_trips", "Round trips to Redis"),
        /** Records that could not be read. */
        DEAD_LETTERS("dead_letters", "Records that could not be read");

        private final String word;
        private final String description;

        Count(String word, String description) {
            this.word = word;
            this.description = description;
        }
    }

    private record Key(Count count, Stage stage) {}

    private final Map<Key, LongAdder> totals = new ConcurrentHashMap<>();
    private final Map<Count, LongCounter> counters = new ConcurrentHashMap<>();
    private final Map<Stage, AtomicLong> lagMillis = new ConcurrentHashMap<>();

    ScoringMetrics(Meter meter) {
        for (Count count : Count.values()) {
            counters.put(
                    count,
                    meter.counterBuilder("stillwatch.scoring." + count.word)
                            .setDescription(count.description)
                            .build());
        }
        // Shown as 0 from the start: of a counter that appears with its first count, the first is not seen to grow.
        for (Stage stage : List.of(Stage.ACCOUNTS, Stage.COHORTS)) {
            counters.values().forEach(counter -> counter.add(0, Attributes.of(STAGE, stage.word())));
        }
        meter.gaugeBuilder("stillwatch.scoring.event_time_lag")
                .setDescription("Event time between the newest record read and the last epoch assessed")
                .setUnit("s")
                .buildWithCallback(gauge -> lagMillis.forEach(
                        (stage, lag) -> gauge.record(lag.get() / 1000.0, Attributes.of(STAGE, stage.word()))));
    }

    /** Counts. */
    public void add(Count count, Stage stage, long number) {
        if (number > 0) {
            totals.computeIfAbsent(new Key(count, stage), k -> new LongAdder()).add(number);
            LongCounter counter = counters.get(count);
            if (counter != null) {
                counter.add(number, Attributes.of(STAGE, stage.word()));
            }
        }
    }

    /** What was counted since the service started. */
    public long total(Count count, Stage stage) {
        return totals.computeIfAbsent(new Key(count, stage), k -> new LongAdder())
                .sum();
    }

    /** Notes how far a stage is behind the newest record it has read, in milliseconds of event time. */
    public void lag(Stage stage, long millis) {
        lagMillis.computeIfAbsent(stage, s -> new AtomicLong()).set(Math.max(0, millis));
    }
}
