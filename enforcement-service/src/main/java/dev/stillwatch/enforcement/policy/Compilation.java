package dev.stillwatch.enforcement.policy;

import java.util.List;

/** What comes of compiling a policy set: the set, ready to be evaluated, or everything that is wrong with it. */
public sealed interface Compilation {

    /**
     * The set is fine.
     *
     * @param policies ready to be evaluated
     */
    record Compiled(CompiledPolicies policies) implements Compilation {}

    /**
     * The set can't be deployed.
     *
     * @param problems at least one, in the order of the policies
     */
    record Invalid(List<PolicyProblem> problems) implements Compilation {}
}
