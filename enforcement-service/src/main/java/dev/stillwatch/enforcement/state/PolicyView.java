package dev.stillwatch.enforcement.state;

import dev.stillwatch.enforcement.EnforcementConfiguration;
import dev.stillwatch.enforcement.check.FailModes;
import dev.stillwatch.enforcement.v1.Policy;
import dev.stillwatch.enforcement.v1.PolicySet;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The topic {@code policies} in memory: the set in force, and the fail modes of every set there was. One writer. */
@Singleton
public final class PolicyView implements FailModes {

    private final boolean byDefault;
    private final Map<String, Map<String, Boolean>> failOpen = new ConcurrentHashMap<>();
    private volatile @Nullable PolicySet inForce;

    PolicyView(EnforcementConfiguration configuration) {
        this.byDefault = configuration.failOpen();
    }

    /** Takes a set as the one in force. */
    public void apply(PolicySet set) {
        candidate(set);
        inForce = set;
    }

    /** Takes a set that decides for a share of subjects. What its actions need of it is there wholly or not at all. */
    public void candidate(PolicySet set) {
        failOpen.put(
                set.getVersion(),
                set.getPoliciesList().stream()
                        .collect(Collectors.toUnmodifiableMap(Policy::getPolicyId, Policy::getFailOpen)));
    }

    /** The set in force; empty before the first was read. */
    public Optional<PolicySet> inForce() {
        return Optional.ofNullable(inForce);
    }

    @Override
    public boolean open(String policyVersion, String policyId) {
        return failOpen.getOrDefault(policyVersion, Map.of()).getOrDefault(policyId, byDefault);
    }
}
