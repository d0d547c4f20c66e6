package dev.stillwatch.enforcement.decision;

import com.google.protobuf.ByteString;
import dev.stillwatch.enforcement.action.Actions;
import dev.stillwatch.enforcement.decision.CommandOutcome.Done;
import dev.stillwatch.enforcement.decision.CommandOutcome.Refusal;
import dev.stillwatch.enforcement.decision.CommandOutcome.Refused;
import dev.stillwatch.enforcement.policy.CompiledPolicies;
import dev.stillwatch.enforcement.v1.Canary;
import dev.stillwatch.enforcement.v1.PolicySet;
import dev.stillwatch.enforcement.v1.Switches;
import dev.stillwatch.platform.epoch.EventTime;
import java.util.Optional;

/** Decides on switches and canaries. */
final class GuardRound {

    private final Draft draft;
    private final Limits limits;

    GuardRound(Draft draft, Limits limits) {
        this.draft = draft;
        this.limits = limits;
    }

    CommandOutcome set(Command.SetSwitches command) {
        Switches before = draft.state.guards.switches();
        Switches wanted = command.switches();
        // A holdout arm stays the same accounts for as long as there is one.
        ByteString key = before.getHoldoutShare() > 0 ? before.getHoldoutKey() : wanted.getHoldoutKey();
        Switches next = wanted.toBuilder()
                .setHoldoutKey(wanted.getHoldoutShare() > 0 ? key : ByteString.EMPTY)
                .setSetAt(EventTime.timestamp(draft.atMillis))
                .build();
        draft.state.guards.apply(next);
        draft.guard(Records.of(next), draft.atMillis, next.getSetBy(), "switches");
        boolean freer = (before.getFrozen() && !next.getFrozen()) || (before.getShadow() && !next.getShadow());
        if (freer) {
            everyCohort();
        }
        return new Done(draft.finish(), next);
    }

    CommandOutcome start(Command.StartCanary command) {
        if (draft.state.guards.canary().isPresent()) {
            return new Refused(
                    Refusal.CANARY_RUNNING,
                    "Candidate "
                            + draft.state.guards.canary().get().getCandidate().getVersion()
                            + " has a canary already; end it first");
        }
        String live = draft.state.policies.set().getVersion();
        PolicySet candidate = command.policies().set().toBuilder()
                .setVersion(draft.state.guards.nextVersion(live))
                .setCreatedAt(EventTime.timestamp(draft.atMillis))
                .setCreatedBy(command.actor())
                .setNote(command.note())
                .build();
        Canary canary = Canary.newBuilder()
                .setCandidate(candidate)
                .setShare(command.share())
                .setKey(command.key())
                .setState(Canary.State.STATE_RUNNING)
                .setStartedAt(EventTime.timestamp(draft.atMillis))
                .build();
        apply(canary, command.policies().as(candidate), command.actor());
        return new Done(draft.finish(), canary);
    }

    CommandOutcome end(Command.EndCanary command) {
        Optional<Canary> running = draft.state.guards.canary();
        Optional<CompiledPolicies> candidate = draft.state.guards.candidate();
        if (running.isEmpty() || candidate.isEmpty()) {
            return new Refused(Refusal.NO_CANARY, "No canary runs");
        }
        Canary ended = running.get().toBuilder()
                .setState(command.promote() ? Canary.State.STATE_PROMOTED : Canary.State.STATE_ABANDONED)
                .setEndedAt(EventTime.timestamp(draft.atMillis))
                .setEndedBy(command.actor())
                .setEndedNote(command.note())
                .build();
        apply(ended, candidate.get(), command.actor());
        if (command.promote()) {
            draft.deploy(candidate.get());
        } else {
            draft.state
                    .actions
                    .ofVersion(ended.getCandidate().getVersion())
                    .forEach(a -> draft.end(Actions.expiredAt(a, draft.atMillis), draft.atMillis, command.actor()));
            everyCohort();
        }
        return new Done(draft.finish(), ended);
    }

    private void apply(Canary canary, CompiledPolicies candidate, String actor) {
        draft.state.guards.apply(canary, candidate);
        draft.guard(
                Records.of(canary), draft.atMillis, actor, canary.getCandidate().getVersion());
    }

    /** What was held off until now is decided at once for cohorts; for accounts alone with their next assessments, which are not kept. */
    private void everyCohort() {
        CohortRound round = new CohortRound(draft, limits);
        draft.state.beliefs.cohorts().forEach(c -> round.decide(c, c.members, false, 0));
    }
}
