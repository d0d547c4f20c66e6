package dev.stillwatch.enforcement.decision;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Timestamp;
import dev.stillwatch.enforcement.action.Actions;
import dev.stillwatch.enforcement.campaign.Campaigns;
import dev.stillwatch.enforcement.guard.Tally;
import dev.stillwatch.enforcement.ledger.Ledger;
import dev.stillwatch.enforcement.policy.CompiledPolicies;
import dev.stillwatch.enforcement.policy.Outcome;
import dev.stillwatch.enforcement.policy.PolicySubject;
import dev.stillwatch.enforcement.v1.Access;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.AppealRecord;
import dev.stillwatch.enforcement.v1.Batch;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.CampaignRecord;
import dev.stillwatch.enforcement.v1.Erasure;
import dev.stillwatch.enforcement.v1.GuardRecord;
import dev.stillwatch.enforcement.v1.Label;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.LedgerRecord;
import dev.stillwatch.platform.epoch.EventTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Decisions being made at one moment: each is in the state at once, so that what follows can rest on it, and in the list to be written. */
final class Draft {

    final State state;
    final long atMillis;
    private final List<Decision> decisions = new ArrayList<>();
    private final SortedSet<String> campaigns = new TreeSet<>();
    private final SortedSet<String> batches = new TreeSet<>();
    private @Nullable Tally tally;
    private final List<Pending> pending = new ArrayList<>();
    private int failedConditions;

    /** An entry about a case, which is made at the end: only then the case has its etag. */
    private record Pending(
            LedgerEntry.Kind kind,
            Timestamp at,
            String actor,
            String campaignId,
            @Nullable Label label) {}

    Draft(State state, long atMillis) {
        this.state = state;
        this.atMillis = atMillis;
    }

    /** The policies that decide on a subject of this name: the live ones, or those of a canary. */
    CompiledPolicies policies(String subject) {
        return state.guards.policies(subject, state.policies);
    }

    Outcome evaluate(CompiledPolicies policies, PolicySubject subject) {
        Outcome outcome = policies.evaluate(subject);
        state.conditions += outcome.asked();
        failedConditions += outcome.failed();
        return outcome;
    }

    /** What began within the hour, as caps count it; what begins in this draft is added to it. */
    Tally tally() {
        Tally known = tally;
        if (known == null) {
            known = state.guards.radius.tally(atMillis, account -> state.beliefs.account(account).organization);
            tally = known;
        }
        return known;
    }

    void start(Action action) {
        state.actions.apply(action);
        state.guards.radius.apply(action);
        decisions.add(new Decision.ActionStarted(action));
        enter(
                LedgerEntry.Kind.KIND_ACTION,
                action.getDecidedAt(),
                Actions.actor(action),
                action.getActionId(),
                Records.of(action));
    }

    void renew(Action action) {
        state.actions.apply(action);
        decisions.add(new Decision.ActionRenewed(action));
    }

    void end(Action action, long endedMillis, String actor) {
        state.actions.apply(action);
        decisions.add(new Decision.ActionEnded(action));
        enter(
                LedgerEntry.Kind.KIND_ACTION_ENDED,
                EventTime.timestamp(endedMillis),
                actor,
                action.getActionId(),
                Records.of(action));
    }

    /** Has an action wait, or never begin; its batch is what the ledger tells of. */
    void hold(Action action) {
        state.actions.apply(action);
        decisions.add(new Decision.ActionHeld(action));
    }

    /** Changes a batch; it is written down once when the draft ends. */
    void change(Batch batch) {
        state.guards.batches.apply(batch);
        batches.add(batch.getBatchId());
    }

    /** Writes down how a guard stands from now on. */
    void guard(GuardRecord record, long guardedMillis, String actor, String reference) {
        decisions.add(new Decision.GuardChanged(record));
        enter(LedgerEntry.Kind.KIND_GUARD, EventTime.timestamp(guardedMillis), actor, reference, record);
    }

    /** Ends an action as part of a person's decision on many; the entry that stands for that decision commits to it. */
    void endWithOthers(Action action) {
        state.actions.apply(action);
        decisions.add(new Decision.ActionEnded(action));
    }

    /** Changes a case without moving it. */
    void change(Campaign campaign) {
        state.cases.apply(campaign);
        campaigns.add(campaign.getCampaignId());
    }

    /** Opens or moves a case; its last transition says how. */
    void move(Campaign campaign) {
        move(campaign, null);
    }

    /** The same, with the label that a person's move gives. */
    void move(Campaign campaign, @Nullable Label label) {
        change(campaign);
        Campaign.Transition move = campaign.getHistory(campaign.getHistoryCount() - 1);
        pending.add(new Pending(
                Campaigns.isPerson(move.getActor()) ? LedgerEntry.Kind.KIND_REVIEW : LedgerEntry.Kind.KIND_CAMPAIGN,
                move.getAt(),
                move.getActor(),
                campaign.getCampaignId(),
                label));
        if (label != null) {
            label(label);
        }
    }

    /** Writes something on a case that does not move it. */
    void write(Campaign campaign, String actor) {
        change(campaign);
        pending.add(new Pending(
                LedgerEntry.Kind.KIND_CASE, EventTime.timestamp(atMillis), actor, campaign.getCampaignId(), null));
    }

    /** Opens or decides an appeal or a re-review, with the label that a decision gives. */
    void appeal(AppealRecord record, String actor, @Nullable Label label) {
        state.appeals.apply(record);
        decisions.add(new Decision.AppealChanged(record));
        if (label != null) {
            label(label);
        }
        enter(
                LedgerEntry.Kind.KIND_APPEAL,
                EventTime.timestamp(atMillis),
                actor,
                Records.id(record),
                label == null ? record : record.toBuilder().setLabel(label).build());
    }

    /** Changes an appeal or a re-review because of something that has an entry of its own. */
    void change(AppealRecord record) {
        state.appeals.apply(record);
        decisions.add(new Decision.AppealChanged(record));
    }

    /** Gives a label, or changes one, because of something that has an entry of its own. */
    void label(Label label) {
        state.labels.put(label.getLabelId(), label);
        decisions.add(new Decision.Labeled(label));
    }

    /** Removes what an erasure names, and enters that it was done. */
    void erase(Erasure erasure, Decision.Erased erased) {
        erased.appeals().forEach(state.appeals::erase);
        erased.labels().forEach(state.labels::remove);
        decisions.add(erased);
        enter(state.ledger.append(EventTime.timestamp(atMillis), erasure));
    }

    void deploy(CompiledPolicies policies) {
        state.policies = policies;
        var set = policies.set();
        decisions.add(new Decision.PolicySetDeployed(set));
        enter(LedgerEntry.Kind.KIND_POLICY, set.getCreatedAt(), set.getCreatedBy(), set.getVersion(), set);
    }

    /** Enters an access; what its entry commits to. */
    LedgerRecord access(LedgerEntry.Kind kind, Access access) {
        Ledger.Appended appended = state.ledger.append(
                kind, EventTime.timestamp(atMillis), access.getActor(), access.getReference(), access);
        enter(appended);
        return appended.record();
    }

    /** Ends the draft: cases get their etags and their moves are entered into the ledger. */
    Decisions finish() {
        for (String id : batches) {
            state.guards
                    .batches
                    .get(id)
                    .ifPresent(batch -> guard(Records.of(batch), atMillis, "policy:" + batch.getPolicyId(), id));
        }
        for (String id : campaigns) {
            state.cases.get(id).map(Campaigns::sealed).ifPresent(campaign -> {
                state.cases.apply(campaign);
                decisions.add(new Decision.CampaignChanged(campaign));
            });
        }
        for (Pending entry : pending) {
            CampaignRecord record =
                    Records.of(state.cases.get(entry.campaignId()).orElseThrow());
            enter(
                    entry.kind(),
                    entry.at(),
                    entry.actor(),
                    entry.campaignId(),
                    entry.label() == null
                            ? record
                            : record.toBuilder().setLabel(entry.label()).build());
        }
        return new Decisions(decisions, failedConditions);
    }

    private void enter(LedgerEntry.Kind kind, Timestamp at, String actor, String reference, MessageLite record) {
        enter(state.ledger.append(kind, at, actor, reference, record));
    }

    private void enter(Ledger.Appended appended) {
        state.ledger = appended.ledger();
        decisions.add(new Decision.Entered(appended.entry(), appended.record()));
    }
}
