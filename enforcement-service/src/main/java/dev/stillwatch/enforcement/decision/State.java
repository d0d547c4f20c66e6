package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.action.ActiveActions;
import dev.stillwatch.enforcement.campaign.Cases;
import dev.stillwatch.enforcement.ledger.Ledger;
import dev.stillwatch.enforcement.policy.CompiledPolicies;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Campaign;
import java.util.List;

/**
 * All that deciding rests on. It holds nothing that is not in the topics: a new decider restores it by giving it their records in
 * order, and comes to the same state as the one before it. Not for several threads.
 */
public final class State {

    final Beliefs beliefs = new Beliefs();
    final ActiveActions actions = new ActiveActions();
    final Cases cases = new Cases();
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
    }

    /** Takes a case as it was written down. */
    public void restore(Campaign campaign) {
        cases.apply(campaign);
    }

    /** Takes the evidence of an epoch that was decided on before. */
    public void restore(EpochEvidence evidence) {
        beliefs.fold(evidence);
    }

    /** Takes a piece of evidence that was decided on before; in order of age for each subject. */
    public void restore(EvidenceRecord record) {
        beliefs.fold(EpochEvidence.of(decidedMillis, List.of(record)));
    }

    /** Takes the end of the last epoch that was decided on, milliseconds since 1970. */
    public void restoreDecided(long endMillis) {
        decidedMillis = Math.max(decidedMillis, endMillis);
    }

    /** End of the last epoch that was decided on, milliseconds since 1970; {@link Long#MIN_VALUE} before the first. */
    public long decidedMillis() {
        return decidedMillis;
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
