package dev.stillwatch.enforcement.policy;

import dev.stillwatch.enforcement.v1.Policy;
import dev.stillwatch.scoring.v1.Assessment;

/** What a policy looks at: one subject and what is believed of it. */
public sealed interface PolicySubject {

    /** The subject's newest assessment. */
    Assessment assessment();

    /** Which policies look at it. */
    Policy.Scope scope();

    /**
     * An account.
     *
     * @param assessment of the account
     * @param inCohort whether it is a member of a cohort now
     */
    record OfAccount(Assessment assessment, boolean inCohort) implements PolicySubject {
        @Override
        public Policy.Scope scope() {
            return Policy.Scope.SCOPE_ACCOUNT;
        }
    }

    /**
     * A cohort.
     *
     * @param assessment of the cohort
     * @param confirmed whether a person confirmed its campaign
     * @param linked how many of its members share what
     * @param candidate whether its accounts share something weak only and are not called one hand
     */
    record OfCohort(Assessment assessment, boolean confirmed, Linked linked, boolean candidate)
            implements PolicySubject {
        @Override
        public Policy.Scope scope() {
            return Policy.Scope.SCOPE_COHORT;
        }
    }
}
