package dev.stillwatch.scoring.account;

import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.scoring.signal.Participation;
import dev.stillwatch.scoring.signal.Score;
import dev.stillwatch.scoring.v1.Assessment;
import dev.stillwatch.sketch.activity.Activity;
import dev.stillwatch.sketch.activity.Verification;
import dev.stillwatch.type.v1.Subject;

/** The assessment of an account as it goes over the wire: a function of the account's state alone. */
public final class Assessments {

    private Assessments() {}

    /** What is believed of an account by itself, without what its cohort adds. */
    public static Assessment of(String account, AccountState state, AccountRules rules) {
        return of(account, state, rules, rules.scorer().account(state.activity()));
    }

    static Assessment of(String account, AccountState state, AccountRules rules, Score score) {
        Activity activity = state.activity();
        var assessment = Assessment.newBuilder()
                .setSubject(Subject.newBuilder().setAccount(account))
                .setAsOf(EventTime.timestamp(rules.length().end(state.epoch())))
                .setScore(score.probability())
                .setOwnScore(score.probability())
                .setPrior(score.prior())
                .addAllReasons(score.reasons())
                .setExchanges(activity.exchanges())
                .setAccounts(1)
                .setTrainingValue(activity.trainingValue())
                .setVerifiedShare(activity.verification().level() >= Verification.ORGANISATION.level() ? 1 : 0)
                .setLongStanding(activity.longStanding())
                .setDraws(Participation.draws(score))
                .setBystander(bystander(state, score))
                .setFringe(state.part() == Part.FRINGE)
                .setCohortId(state.cohortId())
                .addAllShadows(rules.shadows().account(activity))
                .setModelVersion(rules.scorer().version());
        state.flaggedAtMillis().ifPresent(at -> assessment.setFlaggedAt(EventTime.timestamp(at)));
        activity.firstExchange().ifPresent(at -> assessment.setFirstExchangeAt(EventTime.timestamp(at.toEpochMilli())));
        activity.lastExchange().ifPresent(at -> assessment.setLastExchangeAt(EventTime.timestamp(at.toEpochMilli())));
        return assessment.build();
    }

    private static boolean bystander(AccountState state, Score score) {
        return switch (state.part()) {
            case MEMBER -> Participation.isBystander(score, state.activity().exchanges());
            case WORKER -> false;
            case FRINGE -> true;
        };
    }
}
