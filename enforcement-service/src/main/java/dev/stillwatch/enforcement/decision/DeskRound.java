package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.action.Actions;
import dev.stillwatch.enforcement.appeal.Appeals;
import dev.stillwatch.enforcement.appeal.Grounds;
import dev.stillwatch.enforcement.appeal.Statements;
import dev.stillwatch.enforcement.campaign.Campaigns;
import dev.stillwatch.enforcement.campaign.CaseFile;
import dev.stillwatch.enforcement.decision.CommandOutcome.Done;
import dev.stillwatch.enforcement.decision.CommandOutcome.Refusal;
import dev.stillwatch.enforcement.decision.CommandOutcome.Refused;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Appeal;
import dev.stillwatch.enforcement.v1.AppealState;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.enforcement.v1.Rereview;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Decides on what analysts want of cases and appeals. */
final class DeskRound {

    private final Draft draft;
    private final State state;

    DeskRound(Draft draft) {
        this.draft = draft;
        this.state = draft.state;
    }

    CommandOutcome decide(Command.Desk command) {
        return switch (command) {
            case Command.Desk.Assign(var campaign, var assignee, var actor, var etag) ->
                write(campaign, etag, actor, c -> CaseFile.assigned(c, assignee));
            case Command.Desk.Note note -> note(note);
            case Command.Desk.OpenAppeal open -> open(open);
            case Command.Desk.DecideAppeal decide -> decide(decide);
            case Command.Desk.DecideRereview decide -> decide(decide);
        };
    }

    private CommandOutcome note(Command.Desk.Note note) {
        int notes =
                state.cases.get(note.campaignId()).map(Campaign::getNotesCount).orElse(0);
        return notes >= CaseFile.MOST_NOTES
                ? new Refused(
                        Refusal.NOTES_FULL,
                        "The campaign has " + notes + " notes, as many as it may; keep the rest elsewhere")
                : write(
                        note.campaignId(),
                        "",
                        note.author(),
                        c -> CaseFile.noted(c, note.author(), note.text(), draft.atMillis));
    }

    private CommandOutcome write(String campaignId, String etag, String actor, UnaryOperator<Campaign> change) {
        Optional<Campaign> found = state.cases.get(campaignId);
        if (found.isEmpty()) {
            return new Refused(Refusal.CAMPAIGN_NOT_FOUND, "There is no campaign " + campaignId);
        }
        if (!etag.isEmpty() && !etag.equals(found.get().getEtag())) {
            return new Refused(
                    Refusal.ETAG_MISMATCH, "The campaign has changed since it was read; read it again and decide anew");
        }
        draft.write(change.apply(found.get()), actor);
        Decisions decisions = draft.finish();
        return new Done(decisions, state.cases.get(campaignId).orElseThrow());
    }

    private CommandOutcome open(Command.Desk.OpenAppeal open) {
        List<Action> against = Statements.noticed(state.actions.of(open.accountId()));
        if (against.isEmpty()) {
            return new Refused(
                    Refusal.NOT_RESTRICTED, "Nothing that its holder could notice is in force on the account");
        }
        Optional<Appeal> other = state.appeals.openOf(open.accountId());
        if (other.isPresent()) {
            return new Refused(
                    Refusal.ALREADY_APPEALED,
                    "Appeal " + other.get().getAppealId() + " of the account is open; it will be decided");
        }
        Appeal appeal = Appeals.open(
                open.appealId(),
                open.accountId(),
                open.statement(),
                open.decisionId(),
                against,
                draft.atMillis,
                draft.atMillis + open.within().toMillis());
        draft.appeal(Appeals.record(appeal), open.actor(), null);
        return new Done(draft.finish(), appeal);
    }

    private CommandOutcome decide(Command.Desk.DecideAppeal command) {
        Optional<Appeal> found = state.appeals.appeal(command.appealId());
        if (found.isEmpty()) {
            return new Refused(Refusal.APPEAL_NOT_FOUND, "There is no appeal " + command.appealId());
        }
        Appeal appeal = found.get();
        if (!command.etag().isEmpty() && !command.etag().equals(appeal.getEtag())) {
            return new Refused(
                    Refusal.ETAG_MISMATCH, "The appeal has changed since it was read; read it again and decide anew");
        }
        if (appeal.getState() != AppealState.APPEAL_STATE_OPEN) {
            return new Refused(Refusal.APPEAL_DECIDED, "The appeal was decided by " + appeal.getReviewer());
        }
        Optional<String> own = appeal.getCampaignIdsList().stream()
                .filter(id -> confirmed(id, command.reviewer()))
                .findFirst();
        if (own.isPresent()) {
            return new Refused(
                    Refusal.REVIEWER_DECIDED_BEFORE,
                    command.reviewer() + " confirmed campaign " + own.get()
                            + ", which the appeal is about; somebody else has to decide");
        }
        boolean reversing = command.outcome() == AppealState.APPEAL_STATE_REVERSED;
        List<Action> reversed = reversing
                ? reverse(
                        state.actions.of(appeal.getAccountId()).stream()
                                .filter(a -> a.getMode() == Mode.MODE_ENFORCE)
                                .toList(),
                        command.reviewer(),
                        command.reason())
                : List.of();
        Appeal decided =
                Appeals.decided(appeal, command.outcome(), command.reviewer(), command.reason(), draft.atMillis);
        draft.appeal(Appeals.record(decided), command.reviewer(), Labels.of(decided, draft.atMillis, reversed));
        queueSiblings(decided.getAppealId(), reversed);
        return new Done(draft.finish(), decided);
    }

    private CommandOutcome decide(Command.Desk.DecideRereview command) {
        Optional<Rereview> found = state.appeals.rereview(command.rereviewId());
        if (found.isEmpty()) {
            return new Refused(Refusal.REREVIEW_NOT_FOUND, "There is no re-review " + command.rereviewId());
        }
        Rereview rereview = found.get();
        if (rereview.getState() != AppealState.APPEAL_STATE_OPEN) {
            return new Refused(Refusal.REREVIEW_DECIDED, "The re-review was decided by " + rereview.getReviewer());
        }
        Set<String> accounts = Set.copyOf(rereview.getAccountsList());
        List<Action> reversed = command.outcome() == AppealState.APPEAL_STATE_REVERSED
                ? reverse(
                        onGrounds(Grounds.of(rereview)).stream()
                                .filter(a -> accounts.contains(a.getSubject().getAccount()))
                                .toList(),
                        command.reviewer(),
                        command.reason())
                : List.of();
        Rereview decided =
                Appeals.decided(rereview, command.outcome(), command.reviewer(), command.reason(), draft.atMillis);
        String cohortId = state.cases
                .get(rereview.getCampaignId())
                .map(Campaign::getCohortId)
                .orElse("");
        draft.appeal(
                Appeals.record(decided), command.reviewer(), Labels.of(decided, cohortId, draft.atMillis, reversed));
        return new Done(draft.finish(), decided);
    }

    private List<Action> reverse(List<Action> actions, String by, String reason) {
        List<Action> reversed = actions.stream()
                .map(a -> Actions.reversed(a, by, reason, draft.atMillis))
                .toList();
        reversed.forEach(draft::endWithOthers);
        return reversed;
    }

    /** What was decided like something that turned out wrong is to be looked at again: the same case, on the same grounds. */
    private void queueSiblings(String cause, List<Action> reversed) {
        reversed.stream()
                .map(Grounds::of)
                .filter(Grounds::ofCase)
                .distinct()
                .sorted(Comparator.comparing(Grounds::campaignId)
                        .thenComparing(Grounds::policyId)
                        .thenComparing(g -> g.signals().toString()))
                .filter(grounds -> !state.appeals.waits(grounds))
                .forEach(grounds -> {
                    TreeSet<String> accounts = new TreeSet<>();
                    onGrounds(grounds).forEach(a -> accounts.add(a.getSubject().getAccount()));
                    if (!accounts.isEmpty()) {
                        draft.appeal(
                                Appeals.record(Appeals.queue(cause, grounds, accounts, draft.atMillis)),
                                Campaigns.SYSTEM,
                                null);
                    }
                });
    }

    /** What is in force on these grounds, and its holder could notice. */
    private List<Action> onGrounds(Grounds grounds) {
        return Statements.noticed(state.actions.restingOn(grounds.campaignId(), Set.of())).stream()
                .filter(a -> Grounds.of(a).equals(grounds))
                .toList();
    }

    private boolean confirmed(String campaignId, String reviewer) {
        return state.cases.get(campaignId).stream()
                .flatMap(c -> c.getHistoryList().stream())
                .anyMatch(t -> t.getTo() == Campaign.State.STATE_CONFIRMED
                        && t.getActor().equals(reviewer));
    }
}
