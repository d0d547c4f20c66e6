package dev.stillwatch.enforcement;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * The rate that a throttled account is served at, counted exactly over all replicas.
 *
 * @param burst requests that are served at once after a pause
 * @param interval time in which one more may be served
 * @param lease tokens that a replica takes at once for requests to come. 1 is exact both ways; with more an account never gets more than its rate,
 *     and may get less where it asks many replicas in turn
 * @param timeout how long Check waits for Redis before the fail mode of the policy answers
 */
@ConfigurationProperties("stillwatch.enforcement.throttle")
public record ThrottleConfiguration(
        @Bindable(defaultValue = "5") int burst,
        @Bindable(defaultValue = "1m") Duration interval,
        @Bindable(defaultValue = "1") int lease,
        @Bindable(defaultValue = "50ms") Duration timeout) {

    /** Refuses what can't work. */
    public ThrottleConfiguration {
        if (burst < 1) {
            throw new IllegalArgumentException("stillwatch.enforcement.throttle.burst must be at least 1");
        }
        if (lease < 1 || lease > burst) {
            throw new IllegalArgumentException(
                    "stillwatch.enforcement.throttle.lease must be from 1 to the burst, not " + lease);
        }
        if (interval.toMillis() < 1 || timeout.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "stillwatch.enforcement.throttle.interval and timeout must be at least 1ms");
        }
    }
}
