package dev.stillwatch.enforcement.policy;

import dev.cel.runtime.CelVariableResolver;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.enforcement.v1.Policy;
import dev.stillwatch.enforcement.v1.PolicySet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A policy set, ready to be evaluated. Policies that are OFF are not in it. Immutable. */
public final class CompiledPolicies {

    private static final Comparator<CompiledPolicy> STRONGEST_FIRST = Comparator.comparingInt(
                    (CompiledPolicy p) -> Ladder.rung(p.policy().getAction()))
            .reversed();

    private final PolicySet set;
    private final Map<Policy.Scope, List<CompiledPolicy>> byScope = new EnumMap<>(Policy.Scope.class);

    CompiledPolicies(PolicySet set, List<CompiledPolicy> policies) {
        this.set = set;
        for (CompiledPolicy policy : policies) {
            if (policy.policy().getMode() != Mode.MODE_OFF) {
                byScope.computeIfAbsent(policy.policy().getScope(), s -> new ArrayList<>())
                        .add(policy);
            }
        }
    }

    /** As it was deployed. */
    public PolicySet set() {
        return set;
    }

    /** The same policies under the version and creation that were assigned to them. */
    public CompiledPolicies as(PolicySet assigned) {
        if (!assigned.getPoliciesList().equals(set.getPoliciesList())) {
            throw new IllegalArgumentException(assigned.getVersion() + " holds other policies than were compiled");
        }
        return new CompiledPolicies(
                assigned, byScope.values().stream().flatMap(List::stream).toList());
    }

    /** Evaluates all policies that look at such a subject, beside each other. */
    public Outcome evaluate(PolicySubject subject) {
        CelVariableResolver attributes = Attributes.resolver(subject);
        List<CompiledPolicy> enforced = new ArrayList<>();
        List<CompiledPolicy> shadowed = new ArrayList<>();
        int failed = 0;
        List<CompiledPolicy> asked = byScope.getOrDefault(subject.scope(), List.of());
        for (CompiledPolicy policy : asked) {
            switch (policy.ask(attributes)) {
                case HOLDS -> (policy.policy().getMode() == Mode.MODE_ENFORCE ? enforced : shadowed).add(policy);
                case FAILED -> failed++;
                case HOLDS_NOT -> {}
            }
        }
        enforced.sort(STRONGEST_FIRST);
        return new Outcome(enforced, shadowed, asked.size(), failed);
    }
}
