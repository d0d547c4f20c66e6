package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.action.Actions;
import dev.stillwatch.enforcement.action.Due;
import dev.stillwatch.enforcement.policy.CompiledPolicy;
import dev.stillwatch.enforcement.policy.Evidence;
import dev.stillwatch.enforcement.policy.Ladder;
import dev.stillwatch.enforcement.policy.Outcome;
import dev.stillwatch.enforcement.policy.PolicySubject;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.scoring.v1.Assessment;
import java.util.List;

/** Decides on one account whose assessment is new. */
final class AccountRound {

    private AccountRound() {}

    static void decide(Draft draft, String accountId, Assessment assessment) {
        AccountBelief account = draft.state.beliefs.account(accountId);
        if (account.verified) {
            lift(draft, accountId);
        }
        Outcome outcome = draft.evaluate(new PolicySubject.OfAccount(assessment, account.cohortId != null));
        if (outcome.nothing()) {
            return;
        }
        if (!outcome.enforced().isEmpty()) {
            Imposition.impose(draft, due(draft, outcome.enforced().getFirst(), assessment), accountId);
        }
        outcome.shadowed().forEach(policy -> Imposition.impose(draft, due(draft, policy, assessment), accountId));
    }

    /** The holder has verified: what they would feel ends now. */
    private static void lift(Draft draft, String accountId) {
        List<Action> felt = draft.state.actions.of(accountId).stream()
                .filter(a -> a.getMode() == Mode.MODE_ENFORCE && Ladder.felt(a.getKind()))
                .toList();
        felt.forEach(a -> draft.end(Actions.expiredAt(a, draft.atMillis), draft.atMillis, Actions.actor(a)));
    }

    private static Due due(Draft draft, CompiledPolicy policy, Assessment assessment) {
        ActionKind kind = policy.policy().getAction();
        return new Due(
                policy.policy(),
                draft.state.policies.set().getVersion(),
                Evidence.partnersAlone(assessment) ? Ladder.weaker(kind, ActionKind.ACTION_KIND_OBSERVE) : kind,
                Evidence.grounds(assessment),
                "",
                "");
    }
}
