package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.action.Actions;
import dev.stillwatch.enforcement.guard.Batches;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Batch;
import dev.stillwatch.platform.epoch.EpochLength;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Decides what is done, one closed epoch after the other and, between epochs, what persons command. The same epochs and commands in the same
 * order give the same decisions, byte for byte: time is the end of the epoch or what a command says, and everything is gone
 * through in order of id.
 *
 * <p>Only what an epoch changed is decided on. First actions that ran out end; then cases follow cohorts that are no more or parted; then
 * cohorts are decided on, then single accounts. What it decided is in the {@link State} when a call returns; when it can't be
 * written down, the state is of no use any more and a new one has to be restored. Not for several threads.
 */
public final class Decider {

    private final State state;
    private final Limits limits;

    /** A decider that goes on from a state. */
    public Decider(State state, Limits limits) {
        this.state = state;
        this.limits = limits;
    }

    /** The state as decided so far. */
    public State state() {
        return state;
    }

    /** Puts the policies that it was made with on record, when none ever were. */
    public Decisions seed() {
        Draft draft = new Draft(state, 0);
        draft.deploy(state.policies);
        return draft.finish();
    }

    /** Decides on an epoch. */
    public Decisions close(EpochEvidence evidence) {
        Draft draft = new Draft(state, evidence.endMillis());
        expire(draft);
        Changes changes = state.beliefs.fold(evidence);
        AccountRound accounts = new AccountRound(draft, limits);
        changes.answered.addAll(state.unanswered);
        state.unanswered.clear();
        changes.answered.forEach(accounts::answer);
        List<SplitRound.Parting> partings = SplitRound.find(state, changes);
        changes.dissolved.forEach(d -> MergeRound.decide(draft, d));
        partings.forEach(p -> SplitRound.decide(draft, p));
        CohortRound cohorts = new CohortRound(draft, limits);
        for (String id : changes.cohorts()) {
            CohortBelief cohort = state.beliefs.cohort(id);
            Long assessedBefore = changes.assessed.get(id);
            SortedSet<String> joined = changes.regrouped.get(id);
            boolean figures = assessedBefore != null && limits.figuresDue(assessedBefore, cohort.asOfMillis());
            cohorts.decide(
                    cohort,
                    assessedBefore != null || joined == null ? cohort.members : joined,
                    figures || joined != null,
                    joined == null ? 0 : joined.size());
        }
        changes.accounts.forEach(accounts::decide);
        state.restoreDecided(evidence.endMillis());
        return draft.finish();
    }

    /** Decides on epochs in which nothing became known, up to this end: actions run out. */
    public Decisions pass(long endMillis) {
        Draft draft = new Draft(state, endMillis);
        expire(draft);
        state.restoreDecided(endMillis);
        return draft.finish();
    }

    /**
     * Decides what a person commands.
     *
     * @param command what is wanted
     * @param atMillis the moment it is decided, milliseconds since 1970
     */
    public CommandOutcome command(Command command, long atMillis) {
        return new CommandRound(state, limits, atMillis).decide(command);
    }

    /** What ends, ends with the epoch that its end lies in, in order of time, however many epochs are passed at once. */
    private void expire(Draft draft) {
        while (true) {
            Optional<Action> action = state.actions.nextEnding(draft.atMillis);
            Optional<Batch> batch = state.guards.batches.nextExpiring(draft.atMillis);
            long actionEnds = action.map(a -> epochEnd(Actions.expiresAt(a))).orElse(Long.MAX_VALUE);
            long batchEnds = batch.map(b -> epochEnd(Batches.expiresAt(b))).orElse(Long.MAX_VALUE);
            if (action.isEmpty() && batch.isEmpty()) {
                return;
            }
            if (actionEnds <= batchEnds) {
                action.ifPresent(a -> draft.end(Actions.expired(a), actionEnds, Actions.actor(a)));
            } else {
                batch.ifPresent(b -> BatchRound.expire(draft, b, batchEnds));
            }
        }
    }

    private long epochEnd(long endingMillis) {
        EpochLength epochs = limits.epochs();
        return epochs.end(epochs.epochOf(endingMillis - 1));
    }
}
