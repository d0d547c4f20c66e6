package dev.stillwatch.enforcement.stream;

import dev.stillwatch.enforcement.EnforcementConfiguration;
import dev.stillwatch.enforcement.GuardConfiguration;
import dev.stillwatch.enforcement.SwitchConfiguration;
import dev.stillwatch.enforcement.decision.Limits;
import dev.stillwatch.enforcement.guard.Floor;
import dev.stillwatch.platform.epoch.EpochConfiguration;
import jakarta.inject.Singleton;
import java.util.Set;

/** What bounds decisions, as it is configured: the same for what is decided live and for what is decided again. */
@Singleton
final class LimitsFactory {

    private final Limits limits;

    LimitsFactory(
            EnforcementConfiguration configuration,
            GuardConfiguration guards,
            SwitchConfiguration switches,
            EpochConfiguration epochs) {
        this.limits = new Limits(
                configuration.automaticLimit(),
                configuration.figuresEvery(),
                epochs.epochs(),
                guards.caps(),
                guards.atMost(),
                guards.stepUpMemory(),
                guards.watch(),
                new Floor(switches.shadow(), switches.frozen(), Set.copyOf(switches.shadowPolicies())));
    }

    Limits limits() {
        return limits;
    }
}
