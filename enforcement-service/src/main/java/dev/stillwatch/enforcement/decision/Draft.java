package dev.stillwatch.enforcement.decision;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Timestamp;
import dev.stillwatch.enforcement.action.Actions;
import dev.stillwatch.enforcement.campaign.Campaigns;
import dev.stillwatch.enforcement.ledger.Ledger;
import dev.stillwatch.enforcement.policy.CompiledPolicies;
import dev.stillwatch.enforcement.policy.Outcome;
import dev.stillwatch.enforcement.policy.PolicySubject;
import dev.stillwatch.enforcement.v1.Access;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.platform.epoch.EventTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Decisions being made at one moment: each is in the state at once, so that what follows can rest on it, and in the list to be written. */
final class Draft {

    final State state;
    final long atMillis;
    private final List<Decision> decisions = new ArrayList<>();
    private final SortedSet<String> campaigns = new TreeSet<>();
    private final List<Campaign.Transition> moves = new ArrayList<>();
    private final List<String> moved = new ArrayList<>();
    private int failedConditions;

    Draft(State state, long atMillis) {
        this.state = state;
        this.atMillis = atMillis;
    }

    Outcome evaluate(PolicySubject subject) {
        Outcome outcome = state.policies.evaluate(subject);
        failedConditions += outcome.failed();
        return outcome;
    }

    void start(Action action) {
        state.actions.apply(action);
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

    /** Changes a case without moving it. */
    void change(Campaign campaign) {
        state.cases.apply(campaign);
        campaigns.add(campaign.getCampaignId());
    }

    /** Opens or moves a case; its last transition says how. */
    void move(Campaign campaign) {
        change(campaign);
        moves.add(campaign.getHistory(campaign.getHistoryCount() - 1));
        moved.add(campaign.getCampaignId());
    }

    void deploy(CompiledPolicies policies) {
        state.policies = policies;
        var set = policies.set();
        decisions.add(new Decision.PolicySetDeployed(set));
        enter(LedgerEntry.Kind.KIND_POLICY, set.getCreatedAt(), set.getCreatedBy(), set.getVersion(), set);
    }

    /** Enters a person's access to what is sealed, or an export. */
    void access(LedgerEntry.Kind kind, Access access) {
        enter(kind, EventTime.timestamp(atMillis), access.getActor(), access.getReference(), access);
    }

    /** Ends the draft: cases get their etags and their moves are entered into the ledger. */
    Decisions finish() {
        for (String id : campaigns) {
            state.cases.get(id).map(Campaigns::sealed).ifPresent(campaign -> {
                state.cases.apply(campaign);
                decisions.add(new Decision.CampaignChanged(campaign));
            });
        }
        for (int i = 0; i < moves.size(); i++) {
            Campaign.Transition move = moves.get(i);
            Campaign campaign = state.cases.get(moved.get(i)).orElseThrow();
            enter(
                    Campaigns.isPerson(move.getActor()) ? LedgerEntry.Kind.KIND_REVIEW : LedgerEntry.Kind.KIND_CAMPAIGN,
                    move.getAt(),
                    move.getActor(),
                    campaign.getCampaignId(),
                    Records.of(campaign));
        }
        return new Decisions(decisions, failedConditions);
    }

    private void enter(LedgerEntry.Kind kind, Timestamp at, String actor, String reference, MessageLite record) {
        Ledger.Appended appended = state.ledger.append(kind, at, actor, reference, record);
        state.ledger = appended.ledger();
        decisions.add(new Decision.Entered(appended.entry(), appended.record()));
    }
}
