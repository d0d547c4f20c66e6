package dev.stillwatch.enforcement.policy;

import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.enforcement.v1.Policy;
import dev.stillwatch.enforcement.v1.PolicySet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a policy must look like, apart from its condition. */
final class PolicyShape {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_ID = 64;
    private static final int MOST_POLICIES = 256;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    private PolicyShape() {}

    static List<PolicyProblem> problems(PolicySet set) {
        List<PolicyProblem> problems = new ArrayList<>();
        if (set.getPoliciesCount() == 0 || set.getPoliciesCount() > MOST_POLICIES) {
            problems.add(PolicyProblem.of(
                    "", "a set holds 1 to " + MOST_POLICIES + " policies, not " + set.getPoliciesCount()));
        }
        Set<String> ids = new HashSet<>();
        for (Policy policy : set.getPoliciesList()) {
            if (!ids.add(policy.getPolicyId())) {
                problems.add(PolicyProblem.of(policy.getPolicyId(), "its id is used twice in the set"));
            }
            check(policy, problems);
        }
        return problems;
    }

    private static void check(Policy policy, List<PolicyProblem> problems) {
        String id = policy.getPolicyId();
        if (id.length() > LONGEST_ID || !ID.matcher(id).matches()) {
            problems.add(PolicyProblem.of(
                    id, "an id is lower-case words with dashes, at most " + LONGEST_ID + " characters"));
        }
        if (policy.getScope() != Policy.Scope.SCOPE_ACCOUNT && policy.getScope() != Policy.Scope.SCOPE_COHORT) {
            problems.add(PolicyProblem.of(id, "scope must be SCOPE_ACCOUNT or SCOPE_COHORT"));
        }
        if (Ladder.rung(policy.getAction()) == 0) {
            problems.add(PolicyProblem.of(id, "action must be one of the ladder, from OBSERVE to TAKE_DOWN"));
        }
        if (policy.getAction() == ActionKind.ACTION_KIND_TAKE_DOWN && policy.getScope() == Policy.Scope.SCOPE_ACCOUNT) {
            problems.add(PolicyProblem.of(id, "TAKE_DOWN is for cohorts; use SUSPEND for single accounts"));
        }
        if (policy.getMode() == Mode.MODE_UNSPECIFIED || policy.getMode() == Mode.UNRECOGNIZED) {
            problems.add(PolicyProblem.of(id, "mode must be ENFORCE, SHADOW or OFF"));
        }
        if (policy.getTtlSeconds() < SHORTEST.toSeconds() || policy.getTtlSeconds() > LONGEST.toSeconds()) {
            problems.add(PolicyProblem.of(
                    id,
                    "ttl_seconds must be from " + SHORTEST.toSeconds() + " to " + LONGEST.toSeconds() + ", not "
                            + policy.getTtlSeconds()));
        }
        if (policy.getCondition().isBlank()) {
            problems.add(PolicyProblem.of(id, "condition is empty; write true for one that always holds"));
        }
    }
}
