package dev.stillwatch.enforcement;

import dev.stillwatch.enforcement.guard.Caps;
import dev.stillwatch.enforcement.v1.ActionKind;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How far enforcement may go without two persons. Caps count accounts that an action they feel began on within an hour of event time; what
 * would go beyond one waits as a batch.
 *
 * @param accountsPerHour accounts, whatever is done
 * @param organizationPerHour accounts of one organisation, whatever is done
 * @param throttlePerHour accounts throttled
 * @param withholdPerHour accounts that reasoning is withheld from
 * @param verifyPerHour accounts asked to verify
 * @param suspendPerHour accounts suspended
 * @param takeDownPerHour accounts taken down
 * @param waiting accounts that may wait in batches at once
 * @param patience how long a batch waits for two persons before it expires
 * @param verifiedAtMost the strongest that is done to a verified customer without a person: observe or throttle
 * @param stepUpMemory for how long a holder who passed a verification is not asked again for the same reasons
 * @param watch for how long after a take-down accounts that join its cohort are taken down at once
 */
@ConfigurationProperties("stillwatch.enforcement.guards")
public record GuardConfiguration(
        @Bindable(defaultValue = "100000") int accountsPerHour,
        @Bindable(defaultValue = "100") int organizationPerHour,
        @Bindable(defaultValue = "100000") int throttlePerHour,
        @Bindable(defaultValue = "100000") int withholdPerHour,
        @Bindable(defaultValue = "50000") int verifyPerHour,
        @Bindable(defaultValue = "10000") int suspendPerHour,
        @Bindable(defaultValue = "50000") int takeDownPerHour,
        @Bindable(defaultValue = "200000") int waiting,
        @Bindable(defaultValue = "24h") Duration patience,
        @Bindable(defaultValue = "observe") String verifiedAtMost,
        @Bindable(defaultValue = "30d") Duration stepUpMemory,
        @Bindable(defaultValue = "30d") Duration watch) {

    /** Refuses what can't work. */
    public GuardConfiguration {
        if (accountsPerHour < 0
                || organizationPerHour < 0
                || throttlePerHour < 0
                || withholdPerHour < 0
                || verifyPerHour < 0
                || suspendPerHour < 0
                || takeDownPerHour < 0
                || waiting < 0) {
            throw new IllegalArgumentException(
                    "A cap of stillwatch.enforcement.guards can't be negative; 0 lets nothing happen without two persons");
        }
        if (patience.toMinutes() < 1) {
            throw new IllegalArgumentException("stillwatch.enforcement.guards.patience must be at least 1m");
        }
        if (stepUpMemory.isNegative() || watch.isNegative()) {
            throw new IllegalArgumentException(
                    "stillwatch.enforcement.guards.step-up-memory and watch can't be negative; 0s is none");
        }
        if (!verifiedAtMost.equals("observe") && !verifiedAtMost.equals("throttle")) {
            throw new IllegalArgumentException(
                    "stillwatch.enforcement.guards.verified-at-most is observe or throttle, not " + verifiedAtMost
                            + ": verified customers are never put under more without a person");
        }
    }

    /** The caps. */
    public Caps caps() {
        return new Caps(
                accountsPerHour,
                organizationPerHour,
                throttlePerHour,
                withholdPerHour,
                verifyPerHour,
                suspendPerHour,
                takeDownPerHour,
                waiting,
                patience);
    }

    /** The strongest that is done to a verified customer without a person. */
    public ActionKind atMost() {
        return verifiedAtMost.equals("throttle") ? ActionKind.ACTION_KIND_THROTTLE : ActionKind.ACTION_KIND_OBSERVE;
    }
}
