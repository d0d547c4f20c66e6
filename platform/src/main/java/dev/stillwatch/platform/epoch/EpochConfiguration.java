package dev.stillwatch.platform.epoch;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Event time, the same in every service of an installation.
 *
 * @param length how long an epoch is; decisions are made at its close. Changing it on existing data renumbers epochs: start anew.
 */
@ConfigurationProperties("stillwatch.epoch")
public record EpochConfiguration(
        @Bindable(defaultValue = "5m") Duration length) {

    /** The length, for arithmetic. */
    public EpochLength epochs() {
        return EpochLength.of(length);
    }
}
