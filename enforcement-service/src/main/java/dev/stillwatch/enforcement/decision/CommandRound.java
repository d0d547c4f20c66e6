package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.action.Actions;
import dev.stillwatch.enforcement.campaign.Campaigns;
import dev.stillwatch.enforcement.campaign.CaseFile;
import dev.stillwatch.enforcement.campaign.Lifecycle;
import dev.stillwatch.enforcement.decision.CommandOutcome.Done;
import dev.stillwatch.enforcement.decision.CommandOutcome.Refusal;
import dev.stillwatch.enforcement.decision.CommandOutcome.Refused;
import dev.stillwatch.enforcement.v1.Access;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Batch;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.LedgerRecord;
import dev.stillwatch.enforcement.v1.PolicySet;
import dev.stillwatch.enforcement.v1.Verdict;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.scoring.v1.Assessment;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides on one command. */
final class CommandRound {

    private final State state;
    private final Limits limits;
    private final Draft draft;

    CommandRound(State state, Limits limits, long atMillis) {
        this.state = state;
        this.limits = limits;
        this.draft = new Draft(state, atMillis);
    }

    CommandOutcome decide(Command command) {
        return switch (command) {
            case Command.MoveCampaign move -> move(move);
            case Command.ReverseAction reverse -> reverse(reverse);
            case Command.DeployPolicies deploy -> deploy(deploy);
            case Command.RecordAccess(LedgerEntry.Kind kind, Access access) -> access(kind, access);
            case Command.SetSwitches set -> new GuardRound(draft, limits).set(set);
            case Command.StartCanary start -> new GuardRound(draft, limits).start(start);
            case Command.EndCanary end -> new GuardRound(draft, limits).end(end);
            case Command.ApproveBatch approve -> new BatchRound(draft, limits).approve(approve);
            case Command.RejectBatch reject -> new BatchRound(draft, limits).reject(reject);
            case Command.Desk desk -> new DeskRound(draft).decide(desk);
            case Command.Erase erase -> ErasureRound.decide(draft, erase);
        };
    }

    private CommandOutcome move(Command.MoveCampaign command) {
        Optional<Campaign> found = state.cases.get(command.campaignId());
        if (found.isEmpty()) {
            return new Refused(Refusal.CAMPAIGN_NOT_FOUND, "There is no campaign " + command.campaignId());
        }
        Campaign campaign = found.get();
        if (!command.etag().isEmpty() && !command.etag().equals(campaign.getEtag())) {
            return new Refused(
                    Refusal.ETAG_MISMATCH,
                    "The campaign has changed since it was read; read it again and decide on what it says now");
        }
        if (!Lifecycle.allows(Lifecycle.Mover.PERSON, campaign.getState(), command.to())) {
            return new Refused(
                    Refusal.TRANSITION_NOT_ALLOWED,
                    "A campaign that is " + campaign.getState() + " can't be moved to " + command.to());
        }
        Set<String> members = state.beliefs.cohort(campaign.getCohortId()).members;
        List<Action> reversed = command.to() == Campaign.State.STATE_DISMISSED ? dismiss(command, members) : List.of();
        judge(command, withFigures(campaign), reversed);
        if (command.to() == Campaign.State.STATE_CONFIRMED) {
            confirm(campaign.getCohortId());
        }
        Decisions decisions = draft.finish();
        return new Done(decisions, state.cases.get(command.campaignId()).orElseThrow());
    }

    private Campaign withFigures(Campaign campaign) {
        CohortBelief cohort = state.beliefs.cohort(campaign.getCohortId());
        Assessment assessment = cohort.assessment;
        return assessment == null || cohort.members.isEmpty() || !Lifecycle.live(campaign.getState())
                ? campaign
                : Campaigns.withFigures(campaign, assessment, cohort.members);
    }

    /** It is no extraction: everything that was done for it is taken back. */
    private List<Action> dismiss(Command.MoveCampaign command, Set<String> members) {
        List<Action> reversed = state.actions.restingOn(command.campaignId(), members).stream()
                .map(action -> Actions.reversed(action, command.actor(), command.note(), draft.atMillis))
                .toList();
        reversed.forEach(draft::endWithOthers);
        return reversed;
    }

    /** One step for all accounts: the move, what it ends, and the label are one entry. */
    private void judge(Command.MoveCampaign command, Campaign campaign, List<Action> reversed) {
        Verdict verdict = CaseFile.verdict(command.to(), campaign.getVerdict());
        Campaign moved = Campaigns.moved(campaign, command.to(), command.actor(), command.note(), draft.atMillis);
        if (verdict == Verdict.VERDICT_UNSPECIFIED) {
            draft.move(moved);
        } else {
            draft.move(
                    CaseFile.judged(moved, verdict),
                    Labels.ofCase(campaign, verdict, command.actor(), command.note(), draft.atMillis, reversed));
        }
        for (Batch batch : state.guards.batches.ofCampaign(command.campaignId())) {
            BatchRound.reject(draft, batch, command.actor(), command.note());
        }
    }

    /** What waited for a person is done at once. */
    private void confirm(String cohortId) {
        CohortBelief cohort = state.beliefs.cohort(cohortId);
        new CohortRound(draft, limits).decide(cohort, cohort.members, false, 0);
    }

    private CommandOutcome reverse(Command.ReverseAction command) {
        Optional<Action> found = state.actions.get(command.actionId());
        if (found.isEmpty()) {
            return new Refused(Refusal.ACTION_NOT_ACTIVE, "No action " + command.actionId() + " is in force");
        }
        Action reversed = Actions.reversed(found.get(), command.actor(), command.reason(), draft.atMillis);
        draft.end(reversed, draft.atMillis, command.actor());
        return new Done(draft.finish(), reversed);
    }

    private CommandOutcome access(LedgerEntry.Kind kind, Access access) {
        LedgerRecord record = draft.access(kind, access);
        return new Done(draft.finish(), record);
    }

    private CommandOutcome deploy(Command.DeployPolicies command) {
        PolicySet set = command.policies().set().toBuilder()
                .setVersion(state.guards.nextVersion(state.policies.set().getVersion()))
                .setCreatedAt(EventTime.timestamp(draft.atMillis))
                .setCreatedBy(command.actor())
                .setNote(command.note())
                .build();
        draft.deploy(command.policies().as(set));
        return new Done(draft.finish(), set);
    }
}
