package dev.stillwatch.enforcement;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How appeals are handled.
 *
 * @param decidedWithin how long an appeal may take from the moment it is opened; account holders are told
 */
@ConfigurationProperties("stillwatch.enforcement.appeals")
public record AppealConfiguration(
        @Bindable(defaultValue = "7d") Duration decidedWithin) {

    /** Refuses what can't work. */
    public AppealConfiguration {
        if (decidedWithin.toSeconds() < 1) {
            throw new IllegalArgumentException("stillwatch.enforcement.appeals.decided-within must be at least 1s");
        }
    }
}
