package dev.stillwatch.enforcement.backtest;

import dev.stillwatch.enforcement.decision.AccountStanding;
import dev.stillwatch.enforcement.policy.Ladder;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;

/**
 * An account that the candidate acts on in a way it feels.
 *
 * @param kind the strongest action
 * @param cohortId the cohort that was decided for; empty when for the account alone
 * @param standing what was known of it when it was first acted on
 */
record Acted(ActionKind kind, String cohortId, AccountStanding standing) {

    static Acted first(Action action, AccountStanding standing) {
        return new Acted(action.getKind(), action.getCohortId(), standing);
    }

    /** The same, with the stronger of two actions. */
    Acted and(Action action) {
        boolean stronger = Ladder.rung(action.getKind()) > Ladder.rung(kind);
        return stronger ? new Acted(action.getKind(), action.getCohortId(), standing) : this;
    }

    /** What shares one fate: the cohort, or the account by itself. */
    String cluster(String account) {
        return cohortId.isEmpty() ? "account:" + account : "cohort:" + cohortId;
    }
}
