package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.v1.Belief;
import dev.stillwatch.scoring.v1.Assessment;
import dev.stillwatch.type.v1.Subject;

/** What was believed when something was decided, as actions record it. */
final class BeliefRecords {

    private BeliefRecords() {}

    /**
     * The belief that an assessment is.
     *
     * @param cohortVersion version of the cohort's membership; 0 for an account
     */
    static Belief of(Assessment assessment, long cohortVersion) {
        boolean account = assessment.getSubject().getKindCase() == Subject.KindCase.ACCOUNT;
        Belief.Builder belief = Belief.newBuilder()
                .setAsOf(assessment.getAsOf())
                .setScore(account ? assessment.getOwnScore() : assessment.getScore())
                .setLogEValue(assessment.getLogEValue())
                .setModelVersion(assessment.getModelVersion())
                .setCohortVersion(cohortVersion);
        // An account's action names the account already; what many actions say alike is kept once.
        return account
                ? belief.build()
                : belief.setSubject(assessment.getSubject()).build();
    }
}
