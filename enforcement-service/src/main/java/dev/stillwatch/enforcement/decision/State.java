package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.action.ActiveActions;
import dev.stillwatch.enforcement.appeal.AppealBook;
import dev.stillwatch.enforcement.campaign.Cases;
import dev.stillwatch.enforcement.guard.Guards;
import dev.stillwatch.enforcement.ledger.Ledger;
import dev.stillwatch.enforcement.policy.CompiledPolicies;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.AppealRecord;
import dev.stillwatch.enforcement.v1.Batch;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.Canary;
import dev.stillwatch.enforcement.v1.Label;
import dev.stillwatch.enforcement.v1.Switches;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that deciding rests on. It holds nothing that is not in the topics: a new decider restores it by giving it their records in
 * order, and comes to the same state as the one before it. Not for several threads.
 */
public final class State {

    final Beliefs beliefs = new Beliefs();
    final ActiveActions actions = new ActiveActions();
    final Cases cases = new Cases();
    final Guards guards = new Guards();
    final SortedSet<String> unanswered = new TreeSet<>();
    long conditions;
    final AppealBook appeals = new AppealBook();
    final NavigableMap<String, Label> labels = new TreeMap<>();
    Ledger ledger;
    CompiledPolicies policies;
    private long decidedMillis = Long.MIN_VALUE;

    /**
     * A state from before the first epoch.
     *
     * @param policies the policies in force
     * @param ledger the end of the ledger
     */
    public State(CompiledPolicies policies, Ledger ledger) {
        this.policies = policies;
        this.ledger = ledger;
    }

    /** Takes the policies that were deployed last. */
    public void restore(CompiledPolicies deployed) {
        policies = deployed;
    }

    /** Takes the end of the ledger. */
    public void restore(Ledger end) {
        ledger = end;
    }

    /** Takes an action as it was written down. */
    public void restore(Action action) {
        actions.apply(action);
        guards.radius.apply(action);
    }

    /** Takes the switches as they were written down. */
    public void restore(Switches switches) {
        guards.apply(switches);
    }

    /** Takes a batch as it was written down. */
    public void restore(Batch batch) {
        guards.batches.apply(batch);
    }

    /** Takes a canary as it was written down, and its candidate. */
    public void restore(Canary canary, CompiledPolicies candidate) {
        guards.apply(canary, candidate);
    }

    /** Takes a case as it was written down. */
    public void restore(Campaign campaign) {
        cases.apply(campaign);
    }

    /** Takes an appeal or a re-review as it was written down. */
    public void restore(AppealRecord appeal) {
        appeals.apply(appeal);
    }

    /** Takes a label as it was written down. */
    public void restore(Label label) {
        labels.put(label.getLabelId(), label);
    }

    /** An appeal was erased. */
    public void restoreErasedAppeal(String appealId) {
        appeals.erase(appealId);
    }

    /** A label was erased. */
    public void restoreErasedLabel(String labelId) {
        labels.remove(labelId);
    }

    /** Takes the evidence of an epoch that was decided on before. */
    public void restore(EpochEvidence evidence) {
        // A fact that came late may not have been acted on before the restart; looking again at one that was changes
        // nothing.
        unanswered.addAll(beliefs.fold(evidence).answered);
    }

    /** Takes a piece of evidence that was decided on before; in order of age for each subject. */
    public void restore(EvidenceRecord record) {
        restore(EpochEvidence.of(decidedMillis, List.of(record)));
    }

    /** Takes the end of the last epoch that was decided on, milliseconds since 1970. */
    public void restoreDecided(long endMillis) {
        decidedMillis = Math.max(decidedMillis, endMillis);
        guards.radius.forget(decidedMillis);
    }

    /** End of the last epoch that was decided on, milliseconds since 1970; {@link Long#MIN_VALUE} before the first. */
    public long decidedMillis() {
        return decidedMillis;
    }

    /** Conditions evaluated by deciding on this state. */
    public long conditions() {
        return conditions;
    }

    /** What is known of an account now. */
    public AccountStanding standing(String accountId) {
        return AccountStanding.of(beliefs, accountId);
    }

    /** The policies in force. */
    public CompiledPolicies policies() {
        return policies;
    }

    /** The end of the ledger. */
    public Ledger ledger() {
        return ledger;
    }
}
