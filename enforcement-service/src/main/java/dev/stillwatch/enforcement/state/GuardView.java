package dev.stillwatch.enforcement.state;

import dev.stillwatch.enforcement.SwitchConfiguration;
import dev.stillwatch.enforcement.v1.Batch;
import dev.stillwatch.enforcement.v1.Canary;
import dev.stillwatch.enforcement.v1.GuardRecord;
import dev.stillwatch.enforcement.v1.Switches;
import dev.stillwatch.platform.epoch.EventTime;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The topic {@code guards} in memory, and its gauges: {@code stillwatch.enforcement.frozen} and {@code stillwatch.enforcement.shadow} are 1
 * while their switch is on, {@code stillwatch.enforcement.batches.pending} is how many batches wait for two persons: alert on all three. One
 * writer; readers of any number of threads.
 */
@Singleton
public final class GuardView {

    private final ConcurrentSkipListMap<String, Batch> batches = new ConcurrentSkipListMap<>();
    private volatile Switches switches = Switches.getDefaultInstance();
    private final SwitchConfiguration floor;
    private volatile boolean shadow;
    private volatile @Nullable Canary canary;

    /** Nothing is on but what the configuration holds on, and the gauges say so. */
    public GuardView(Meter meter, SwitchConfiguration floor) {
        this.floor = floor;
        this.shadow = floor.shadow();
        gauge(
                meter,
                "frozen",
                "1 while nothing new is imposed",
                () -> effective().getFrozen() ? 1 : 0);
        gauge(meter, "shadow", "1 while nothing takes effect", () -> shadow ? 1 : 0);
        gauge(
                meter,
                "shadow.policies",
                "Policies that the configuration lets only record",
                () -> floor.shadowPolicies().size());
        gauge(meter, "batches.pending", "Batches that wait for two persons", this::pending);
        var _ = meter.gaugeBuilder("stillwatch.enforcement.holdout.share")
                .setDescription("Share of a campaign's accounts that is not acted on")
                .buildWithCallback(gauge -> gauge.record(switches.getHoldoutShare()));
    }

    private interface Reading {
        long value();
    }

    private static void gauge(Meter meter, String name, String what, Reading reading) {
        var _ = meter.gaugeBuilder("stillwatch.enforcement." + name)
                .ofLongs()
                .setDescription(what)
                .buildWithCallback(gauge -> gauge.record(reading.value()));
    }

    private long pending() {
        return batches.values().stream()
                .filter(b -> b.getState() == Batch.State.STATE_PENDING)
                .count();
    }

    /** Takes a record as the newest of its guard. */
    public void apply(GuardRecord record) {
        switch (record.getRecordCase()) {
            case SWITCHES -> {
                switches = record.getSwitches();
                shadow = floor.shadow() || switches.getShadow();
            }
            case BATCH -> batches.put(record.getBatch().getBatchId(), record.getBatch());
            case CANARY -> {
                Canary before = canary;
                boolean newer = before == null
                        || EventTime.millis(record.getCanary().getStartedAt())
                                >= EventTime.millis(before.getStartedAt());
                if (newer) {
                    canary = record.getCanary();
                }
            }
            case RECORD_NOT_SET -> {}
        }
    }

    /** The switches as they take effect: what was switched, and what the configuration holds on. */
    public Switches effective() {
        return effective(switches);
    }

    /** These switches as they take effect. */
    public Switches effective(Switches set) {
        return set.toBuilder()
                .setFrozen(floor.frozen() || set.getFrozen())
                .setShadow(floor.shadow() || set.getShadow())
                .build();
    }

    /** Whether nothing takes effect; on the path of every request. */
    public boolean isShadow() {
        return shadow;
    }

    /** The batches after this id, by id. */
    public Stream<Batch> after(String batchId) {
        return batches.tailMap(batchId, false).values().stream();
    }

    /** The canary that runs, or ran last. */
    public Optional<Canary> canary() {
        return Optional.ofNullable(canary);
    }
}
