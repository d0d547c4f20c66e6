package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.action.Actions;
import dev.stillwatch.enforcement.campaign.Campaigns;
import dev.stillwatch.enforcement.campaign.Lifecycle;
import dev.stillwatch.enforcement.decision.CommandOutcome.Done;
import dev.stillwatch.enforcement.decision.CommandOutcome.Refusal;
import dev.stillwatch.enforcement.decision.CommandOutcome.Refused;
import dev.stillwatch.enforcement.policy.Ladder;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Batch;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.platform.epoch.EventTime;
import java.util.List;
import java.util.Optional;

/** Decides on batches: two different persons let one begin, one person or time ends it. */
final class BatchRound {

    private static final int APPROVERS = 2;

    private final Draft draft;
    private final Limits limits;

    BatchRound(Draft draft, Limits limits) {
        this.draft = draft;
        this.limits = limits;
    }

    CommandOutcome approve(Command.ApproveBatch command) {
        Optional<Batch> found = draft.state.guards.batches.get(command.batchId());
        Optional<Refused> refused = refused(found, command.batchId());
        if (refused.isPresent()) {
            return refused.get();
        }
        Batch batch = found.orElseThrow();
        if (limits.floor().freezes(draft.state.guards.switches())) {
            return new Refused(Refusal.FROZEN, "Enforcement is frozen; nothing new is imposed until it is not");
        }
        if (batch.getApprovalsList().stream().anyMatch(a -> a.getActor().equals(command.actor()))) {
            return new Refused(
                    Refusal.APPROVED_BY_YOU, command.actor() + " has approved this batch; another person must as well");
        }
        Batch.Builder next = batch.toBuilder().addApprovals(approval(command.actor(), command.note()));
        if (next.getApprovalsCount() >= APPROVERS) {
            int started = begin(next);
            next.setState(Batch.State.STATE_APPROVED).setStarted(started);
        }
        return done(next.build(), command.actor());
    }

    CommandOutcome reject(Command.RejectBatch command) {
        Optional<Batch> found = draft.state.guards.batches.get(command.batchId());
        Optional<Refused> refused = refused(found, command.batchId());
        if (refused.isPresent()) {
            return refused.get();
        }
        Batch rejected = reject(draft, found.orElseThrow(), command.actor(), command.note());
        return new Done(draft.finish(), rejected);
    }

    /** Ends a batch by a person's word; its accounts are not held for the same again. */
    static Batch reject(Draft draft, Batch batch, String actor, String note) {
        for (Action action : draft.state.actions.waiting().of(batch.getBatchId())) {
            draft.hold(Actions.refused(action, actor, note, draft.atMillis));
        }
        Batch rejected = batch.toBuilder()
                .setState(Batch.State.STATE_REJECTED)
                .setRejection(Batch.Approval.newBuilder()
                        .setActor(actor)
                        .setNote(note)
                        .setAt(EventTime.timestamp(draft.atMillis)))
                .build();
        draft.state.guards.batches.apply(rejected);
        draft.guard(Records.of(rejected), draft.atMillis, actor, batch.getBatchId());
        return rejected;
    }

    /** Nobody approved it in time. */
    static void expire(Draft draft, Batch batch, long endedMillis) {
        draft.state.actions.waiting().of(batch.getBatchId()).forEach(a -> draft.hold(Actions.refused(a)));
        Batch expired = batch.toBuilder().setState(Batch.State.STATE_EXPIRED).build();
        draft.state.guards.batches.apply(expired);
        draft.guard(Records.of(expired), endedMillis, "policy:" + batch.getPolicyId(), batch.getBatchId());
    }

    private static Optional<Refused> refused(Optional<Batch> batch, String id) {
        if (batch.isEmpty()) {
            return Optional.of(new Refused(Refusal.BATCH_NOT_FOUND, "There is no batch " + id));
        }
        return batch.get().getState() == Batch.State.STATE_PENDING
                ? Optional.empty()
                : Optional.of(new Refused(
                        Refusal.BATCH_NOT_PENDING,
                        "Batch " + id + " is " + batch.get().getState() + " and waits for nobody"));
    }

    private Batch.Approval approval(String actor, String note) {
        return Batch.Approval.newBuilder()
                .setActor(actor)
                .setNote(note)
                .setAt(EventTime.timestamp(draft.atMillis))
                .build();
    }

    /** All of it at one moment, but for those that a guard speaks for by now. */
    private int begin(Batch.Builder batch) {
        List<String> by =
                batch.getApprovalsList().stream().map(Batch.Approval::getActor).toList();
        Action last = Action.getDefaultInstance();
        int started = 0;
        for (Action action : draft.state.actions.waiting().of(batch.getBatchId())) {
            String account = action.getSubject().getAccount();
            int rung = Ladder.rung(action.getKind());
            boolean bounded =
                    draft.state.beliefs.account(account).verified && rung > Ladder.rung(limits.verifiedAtMost());
            if (bounded
                    || draft.state.actions.rung(account) >= rung
                    || draft.state.actions.forgiven(account) >= rung
                    || limits.floor().shadows(draft.state.guards.switches(), action.getPolicyId())) {
                draft.hold(Actions.refused(action));
            } else {
                last = Actions.approved(action, by, draft.atMillis);
                draft.start(last);
                started++;
            }
        }
        if (started > 0) {
            contain(batch, started, last);
        }
        return started;
    }

    private void contain(Batch.Builder batch, int started, Action action) {
        Optional<Campaign> campaign = draft.state.cases.get(batch.getCampaignId());
        if (campaign.isEmpty()) {
            return;
        }
        Campaign before = campaign.get();
        String note = Ladder.word(batch.getKind()) + " on " + started + " accounts, approved by "
                + batch.getApprovals(0).getActor() + " and "
                + batch.getApprovals(1).getActor();
        boolean moves = Lifecycle.allows(Lifecycle.Mover.POLICY, before.getState(), Campaign.State.STATE_CONTAINED);
        draft.move(Campaigns.moved(
                Watching.begun(before, action, limits.watch()),
                moves ? Campaign.State.STATE_CONTAINED : before.getState(),
                "policy:" + batch.getPolicyId(),
                note,
                draft.atMillis));
    }

    private CommandOutcome done(Batch batch, String actor) {
        draft.state.guards.batches.apply(batch);
        draft.guard(Records.of(batch), draft.atMillis, actor, batch.getBatchId());
        return new Done(draft.finish(), batch);
    }
}
