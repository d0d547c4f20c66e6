package dev.stillwatch.enforcement.state;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Whether what answers to gateways rest on is there, as the gauge {@code stillwatch.enforcement.dependency.up} shows it, by dependency: alert on
 * 0. {@code redis} is as the last throttled request found it, {@code kafka} as this replica's views last did, {@code views} is 1 once they hold
 * what there was at the start.
 */
@Singleton
public final class Dependencies {

    private static final AttributeKey<String> DEPENDENCY = AttributeKey.stringKey("dependency");
    private static final Attributes REDIS = Attributes.of(DEPENDENCY, "redis");
    private static final Attributes KAFKA = Attributes.of(DEPENDENCY, "kafka");
    private static final Attributes VIEWS = Attributes.of(DEPENDENCY, "views");

    private volatile boolean redis = true;
    private volatile boolean kafka = true;
    private volatile long silentSinceNanos;

    /** Everything is there until it is found not to be. */
    public Dependencies(Meter meter, Progress progress) {
        var _ = meter.gaugeBuilder("stillwatch.enforcement.dependency.up")
                .ofLongs()
                .setDescription("1 while a dependency of Check is there")
                .buildWithCallback(gauge -> {
                    gauge.record(redis ? 1 : 0, REDIS);
                    gauge.record(kafka ? 1 : 0, KAFKA);
                    gauge.record(progress.isCaughtUp() ? 1 : 0, VIEWS);
                });
        var _ = meter.gaugeBuilder("stillwatch.enforcement.watermark")
                .ofLongs()
                .setUnit("s")
                .setDescription("Everything before this moment of event time has been decided on; seconds since 1970")
                .buildWithCallback(gauge -> progress.decidedMillis().ifPresent(at -> gauge.record(at / 1000)));
    }

    /** Redis answered a throttled request, or did not. */
    public void redis(boolean up) {
        // Written only when it changes: this is on the path of a request.
        if (redis != up) {
            redis = up;
        }
    }

    /** Kafka answered the views, or did not. */
    public void kafka(boolean up) {
        if (kafka && !up) {
            silentSinceNanos = System.nanoTime();
        }
        kafka = up;
    }

    /** Whether Kafka has not answered for so long. */
    public boolean isStale(Duration after) {
        return !kafka && System.nanoTime() - silentSinceNanos >= after.toNanos();
    }

    /** Whether Redis answered last. */
    public boolean isRedisUp() {
        return redis;
    }

    /** Whether Kafka answered last. */
    public boolean isKafkaUp() {
        return kafka;
    }
}
