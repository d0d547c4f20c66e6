package dev.stillwatch.enforcement.guard;

import dev.stillwatch.enforcement.policy.CompiledPolicies;
import dev.stillwatch.enforcement.policy.PolicyVersions;
import dev.stillwatch.enforcement.v1.Canary;
import dev.stillwatch.enforcement.v1.Switches;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The guards as they stand. Holds nothing that is not in the topics. Not for several threads. */
public final class Guards {

    /** What began lately, as caps count it. */
    public final Radius radius = new Radius();

    /** What waits for two persons. */
    public final Batches batches = new Batches();

    private final Map<String, Canary> canaries = new HashMap<>();
    private Switches switches = Switches.getDefaultInstance();
    private @Nullable Canary running;
    private @Nullable CompiledPolicies candidate;

    /** The switches. */
    public Switches switches() {
        return switches;
    }

    /** Takes switches as the newest. */
    public void apply(Switches newest) {
        switches = newest;
    }

    /**
     * Takes a canary as it stands.
     *
     * @param policies its candidate, compiled; what it decides with while it runs
     */
    public void apply(Canary canary, CompiledPolicies policies) {
        String version = canary.getCandidate().getVersion();
        canaries.put(version, canary);
        if (canary.getState() == Canary.State.STATE_RUNNING) {
            running = canary;
            candidate = policies;
        } else if (running != null && running.getCandidate().getVersion().equals(version)) {
            running = null;
            candidate = null;
        }
    }

    /** The canary that runs; empty when none does. */
    public Optional<Canary> canary() {
        return Optional.ofNullable(running);
    }

    /** The policies that decide on a subject of this name: the candidate's for the canary's share, else the live ones. */
    public CompiledPolicies policies(String subject, CompiledPolicies live) {
        Canary canary = running;
        CompiledPolicies other = candidate;
        return canary != null && other != null && Share.holds(canary.getKey(), subject, canary.getShare())
                ? other
                : live;
    }

    /** The candidate of the canary that runs, ready to be evaluated. */
    public Optional<CompiledPolicies> candidate() {
        return Optional.ofNullable(candidate);
    }

    /** The version after the live one and after every candidate's: none is given twice. */
    public String nextVersion(String live) {
        String newest = live;
        for (String version : canaries.keySet()) {
            if (PolicyVersions.number(version) > PolicyVersions.number(newest)) {
                newest = live.substring(0, live.lastIndexOf('@') + 1) + PolicyVersions.number(version);
            }
        }
        return PolicyVersions.next(newest);
    }
}
