package dev.stillwatch.enforcement;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * What bounds enforcement, whatever the policies say.
 *
 * @param automaticLimit most accounts of a cohort that VERIFY, SUSPEND or TAKE_DOWN is put on without a person having confirmed its case
 * @param figuresEvery how often in event time a case's figures are written anew while nothing else about it changes
 * @param failOpen answer of Check before the actions have been read, and where the policy of an action is not known: true serves
 */
@ConfigurationProperties("stillwatch.enforcement")
public record EnforcementConfiguration(
        @Bindable(defaultValue = "50000") int automaticLimit,
        @Bindable(defaultValue = "1h") Duration figuresEvery,
        @Bindable(defaultValue = "true") boolean failOpen) {

    /** Refuses what can't work. */
    public EnforcementConfiguration {
        if (automaticLimit < 0) {
            throw new IllegalArgumentException("stillwatch.enforcement.automatic-limit can't be negative; 0 lets no"
                    + " hard action happen without a person");
        }
        if (figuresEvery.toMillis() < 1) {
            throw new IllegalArgumentException("stillwatch.enforcement.figures-every must be at least 1ms");
        }
    }
}
