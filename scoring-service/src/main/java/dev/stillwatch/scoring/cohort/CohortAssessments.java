package dev.stillwatch.scoring.cohort;

import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.scoring.signal.Judgement;
import dev.stillwatch.scoring.signal.Participation;
import dev.stillwatch.scoring.signal.TestResult;
import dev.stillwatch.scoring.v1.Assessment;
import dev.stillwatch.sketch.activity.Activity;
import dev.stillwatch.sketch.activity.CohortStatistics;
import dev.stillwatch.type.v1.Subject;

/** The assessment of a cohort as it goes over the wire. */
final class CohortAssessments {

    private CohortAssessments() {}

    static Assessment.Builder of(
            String id, CohortState cohort, TestResult test, Judgement judgement, CohortRules rules, long endMillis) {
        Activity activity = cohort.core().activity();
        CohortStatistics statistics = CohortStatistics.of(activity);
        var assessment = Assessment.newBuilder()
                .setSubject(Subject.newBuilder().setCohort(id))
                .setAsOf(EventTime.timestamp(endMillis))
                .setHypothesis(judgement.hypothesis())
                .setScore(judgement.score().probability())
                .setPrior(judgement.score().prior())
                .addAllReasons(judgement.score().reasons())
                .setDraws(Participation.draws(judgement.score()))
                .setLogEValue(test.logE())
                .setSignificant(test.significant())
                .setFalseDiscoveryRate(rules.falseDiscoveryRate())
                .setExchanges(activity.exchanges())
                .setAccounts(cohort.members().size())
                .setTrainingValue(activity.trainingValue())
                .setVerifiedShare(statistics.verifiedShare())
                .setOrganizationShare(statistics.organizationShare())
                .setModelVersion(rules.scorer().version());
        cohort.core().flaggedAtMillis().ifPresent(at -> assessment.setFlaggedAt(EventTime.timestamp(at)));
        activity.firstExchange().ifPresent(at -> assessment.setFirstExchangeAt(EventTime.timestamp(at.toEpochMilli())));
        activity.lastExchange().ifPresent(at -> assessment.setLastExchangeAt(EventTime.timestamp(at.toEpochMilli())));
        return assessment;
    }
}
