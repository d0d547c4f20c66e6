package dev.stillwatch.enforcement.policy;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;
import dev.stillwatch.enforcement.v1.Policy;

/**
 * A policy whose condition was type-checked and planned.
 *
 * @param policy as it was deployed
 * @param condition the planned condition; gives a bool
 */
public record CompiledPolicy(Policy policy, CelRuntime.Program condition) {

    /** Whether a condition holds. */
    enum Answer {
        HOLDS,
        HOLDS_NOT,
        /** It could not be evaluated, such as a division by zero or a signal looked up that is not among the reasons. */
        FAILED
    }

    Answer ask(CelVariableResolver attributes) {
        try {
            return Boolean.TRUE.equals(condition.eval(attributes)) ? Answer.HOLDS : Answer.HOLDS_NOT;
        } catch (CelEvaluationException e) {
            return Answer.FAILED;
        }
    }
}
