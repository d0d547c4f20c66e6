package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.action.Actions;
import dev.stillwatch.enforcement.action.Due;
import dev.stillwatch.enforcement.policy.CompiledPolicies;
import dev.stillwatch.enforcement.policy.CompiledPolicy;
import dev.stillwatch.enforcement.policy.Evidence;
import dev.stillwatch.enforcement.policy.Ladder;
import dev.stillwatch.enforcement.policy.Outcome;
import dev.stillwatch.enforcement.policy.PolicySubject;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.scoring.v1.Assessment;
import java.util.List;

/** Decides on single accounts: one whose assessment is new, or whose holder verified. */
final class AccountRound {

    private final Draft draft;
    private final Limits limits;

    AccountRound(Draft draft, Limits limits) {
        this.draft = draft;
        this.limits = limits;
    }

    void decide(String accountId, Assessment assessment) {
        AccountBelief account = draft.state.beliefs.account(accountId);
        if (account.verified) {
            lift(accountId);
        }
        answer(accountId);
        CompiledPolicies policies = draft.policies("account:" + accountId);
        Outcome outcome = draft.evaluate(policies, new PolicySubject.OfAccount(assessment, account.cohortId != null));
        if (outcome.nothing()) {
            return;
        }
        List<Due> ladder = outcome.enforced().stream()
                .map(p -> due(policies, p, assessment))
                .toList();
        if (!ladder.isEmpty()) {
            Imposition.impose(draft, limits, ladder, List.of(accountId));
        }
        outcome.shadowed()
                .forEach(policy -> Imposition.impose(
                        draft, limits, List.of(due(policies, policy, assessment)), List.of(accountId)));
    }

    /** The holder did what a verification asked for: it ends, and is remembered. */
    void answer(String accountId) {
        long passed = draft.state.beliefs.account(accountId).passedMillis;
        draft.state.actions.of(accountId).stream()
                .filter(a -> a.getMode() == Mode.MODE_ENFORCE
                        && a.getKind() == ActionKind.ACTION_KIND_VERIFY
                        && EventTime.millis(a.getDecidedAt()) <= passed)
                .toList()
                .forEach(a -> draft.end(Actions.passed(a, passed, draft.atMillis), draft.atMillis, Actions.actor(a)));
    }

    /** The holder is known now: what a verified customer would not be put under ends. */
    private void lift(String accountId) {
        int most = Ladder.rung(limits.verifiedAtMost());
        List<Action> felt = draft.state.actions.of(accountId).stream()
                .filter(a -> a.getMode() == Mode.MODE_ENFORCE && Ladder.rung(a.getKind()) > most)
                .toList();
        felt.forEach(a -> draft.end(Actions.expiredAt(a, draft.atMillis), draft.atMillis, Actions.actor(a)));
    }

    private static Due due(CompiledPolicies policies, CompiledPolicy policy, Assessment assessment) {
        ActionKind kind = policy.policy().getAction();
        return new Due(
                policy.policy(),
                policies.set().getVersion(),
                Evidence.partnersAlone(assessment) ? Ladder.weaker(kind, ActionKind.ACTION_KIND_OBSERVE) : kind,
                Evidence.grounds(assessment),
                BeliefRecords.of(assessment, 0),
                "",
                "");
    }
}
