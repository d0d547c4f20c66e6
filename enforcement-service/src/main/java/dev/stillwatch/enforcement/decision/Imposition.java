package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.action.Actions;
import dev.stillwatch.enforcement.action.Due;
import dev.stillwatch.enforcement.policy.Ladder;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.Mode;
import java.util.Optional;

/** Puts what is due on one account, unless something speaks against it. */
final class Imposition {

    private Imposition() {}

    /**
     * Starts or renews an action. A verified customer is at most observed; what a person took back is not imposed again by
     * itself; what is no stronger than what is in force is not added to it.
     *
     * @return the action that began; empty when none did
     */
    static Optional<Action> impose(Draft draft, Due due, String accountId) {
        AccountBelief account = draft.state.beliefs.account(accountId);
        Due bounded = account.verified ? due.as(Ladder.weaker(due.kind(), ActionKind.ACTION_KIND_OBSERVE)) : due;
        var actions = draft.state.actions;
        Optional<Action> same = actions.find(accountId, due.policy().getPolicyId(), bounded.kind());
        if (same.isPresent()) {
            Actions.renewed(same.get(), bounded, draft.atMillis).ifPresent(draft::renew);
            return Optional.empty();
        }
        int rung = Ladder.rung(bounded.kind());
        boolean hidden = due.mode() == Mode.MODE_ENFORCE && actions.rung(accountId) >= rung;
        if (hidden || actions.forgiven(accountId) >= rung) {
            return Optional.empty();
        }
        Action action = Actions.start(bounded, accountId, account.exchanges, draft.atMillis);
        draft.start(action);
        return Optional.of(action);
    }
}
