package dev.stillwatch.enforcement.state;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;

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

    Dependencies(Meter meter, Progress progress) {
        var _ = meter.gaugeBuilder("stillwatch.enforcement.dependency.up")
                .ofLongs()
                .setDescription("1 while a dependency of Check is there")
                .buildWithCallback(gauge -> {
                    gauge.record(redis ? 1 : 0, REDIS);
                    gauge.record(kafka ? 1 : 0, KAFKA);
                    gauge.record(progress.isCaughtUp() ? 1 : 0, VIEWS);
                });
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
        kafka = up;
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
