package dev.stillwatch.enforcement.guard;

import dev.stillwatch.enforcement.v1.Switches;
import java.util.Set;

/**
 * Switches that the installation's configuration holds on, whatever is switched at run time.
 *
 * @param shadow nothing takes effect
 * @param frozen nothing new is imposed
 * @param shadowPolicies ids of policies that only record what they would do
 */
public record Floor(boolean shadow, boolean frozen, Set<String> shadowPolicies) {

    /** Holds nothing on. */
    public static final Floor NONE = new Floor(false, false, Set.of());

    /** Copies the set. */
    public Floor {
        shadowPolicies = Set.copyOf(shadowPolicies);
    }

    /** Whether a policy only records. */
    public boolean shadows(Switches switches, String policyId) {
        return shadow || switches.getShadow() || shadowPolicies.contains(policyId);
    }

    /** Whether nothing new is imposed. */
    public boolean freezes(Switches switches) {
        return frozen || switches.getFrozen();
    }
}
