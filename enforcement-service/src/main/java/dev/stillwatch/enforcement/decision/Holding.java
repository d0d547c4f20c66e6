package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.action.Actions;
import dev.stillwatch.enforcement.action.Due;
import dev.stillwatch.enforcement.guard.Batches;
import dev.stillwatch.enforcement.policy.Ladder;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.Batch;
import dev.stillwatch.platform.epoch.EventTime;
import java.util.List;
import java.util.Optional;

/** Holds back what goes beyond a cap, in batches. */
final class Holding {

    /** Accounts that a batch names itself; all are in its actions. */
    private static final int SAMPLE = 50;

    private final Draft draft;
    private final Limits limits;

    Holding(Draft draft, Limits limits) {
        this.draft = draft;
        this.limits = limits;
    }

    /** Which cap would be exceeded, as the end of a sentence; empty when none would. */
    Optional<String> beyond(ActionKind kind, List<String> accounts) {
        if (accounts.isEmpty()) {
            return Optional.empty();
        }
        if (Ladder.hard(kind) && accounts.size() > limits.automaticLimit()) {
            return Optional.of("would reach " + accounts.size() + " accounts, more than the automatic limit of "
                    + limits.automaticLimit());
        }
        return draft.tally()
                .exceeded(
                        limits.caps(),
                        kind,
                        accounts.stream()
                                .map(a -> draft.state.beliefs.account(a).organization)
                                .toList());
    }

    /** Has actions wait, as far as there is room for more to wait. */
    void hold(Due due, List<Action> actions, String why) {
        Batch batch = draft.state
                .guards
                .batches
                .open(due.policy().getPolicyId(), due.policyVersion(), due.kind(), due.cohortId())
                .orElseGet(() -> opened(due, why));
        int room = Math.clamp(limits.caps().waiting() - draft.state.guards.batches.waiting(), 0, actions.size());
        Batch.Builder next = batch.toBuilder()
                .setAccounts(batch.getAccounts() + room)
                .setTurnedAway(batch.getTurnedAway() + actions.size() - room);
        for (Action action : actions.subList(0, room)) {
            draft.hold(Actions.waiting(action, batch.getBatchId()));
            if (next.getSampleAccountsCount() < SAMPLE) {
                next.addSampleAccounts(action.getSubject().getAccount());
            }
        }
        draft.change(next.build());
    }

    private Batch opened(Due due, String why) {
        return Batch.newBuilder()
                .setBatchId(Batches.id(
                        due.policy().getPolicyId(), due.policyVersion(), due.kind(), due.cohortId(), draft.atMillis))
                .setState(Batch.State.STATE_PENDING)
                .setKind(due.kind())
                .setPolicyId(due.policy().getPolicyId())
                .setPolicyVersion(due.policyVersion())
                .setCampaignId(due.campaignId())
                .setCohortId(due.cohortId())
                .setHeldBy(why)
                .setHeldAt(EventTime.timestamp(draft.atMillis))
                .setExpiresAt(EventTime.timestamp(
                        draft.atMillis + limits.caps().patience().toMillis()))
                .addAllReasons(due.grounds())
                .build();
    }
}
