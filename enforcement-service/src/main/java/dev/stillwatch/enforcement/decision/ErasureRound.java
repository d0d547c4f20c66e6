package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.appeal.Appeals;
import dev.stillwatch.enforcement.campaign.Lifecycle;
import dev.stillwatch.enforcement.decision.CommandOutcome.Done;
import dev.stillwatch.enforcement.decision.CommandOutcome.Refusal;
import dev.stillwatch.enforcement.decision.CommandOutcome.Refused;
import dev.stillwatch.enforcement.v1.Appeal;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.Label;
import java.util.List;

/** Erases an account: records of the ledger go, their entries stay, and what names it among others goes on without it. */
final class ErasureRound {

    private ErasureRound() {}

    static CommandOutcome decide(Draft draft, Command.Erase command) {
        String account = command.accountId();
        State state = draft.state;
        if (!state.actions.of(account).isEmpty()) {
            return held("an action is in force on it; it can be erased when that has ended or was reversed");
        }
        if (state.appeals.openOf(account).isPresent()) {
            return held("an appeal of it is open; it can be erased when that is decided");
        }
        List<Campaign> cases = state.cases.naming(account);
        if (cases.stream().anyMatch(c -> Lifecycle.live(c.getState()))) {
            return held("it belongs to a case that is worked on; it can be erased when that is closed or dismissed");
        }
        cases.forEach(c -> draft.change(without(c, account)));
        state.appeals.naming(account).forEach(r -> draft.change(Appeals.record(Appeals.without(r, account))));
        List<Label> labels = state.labels.values().stream()
                .filter(l -> l.getAccountsList().contains(account))
                .toList();
        labels.stream()
                .filter(l -> l.getAccountsCount() > 1)
                .map(l -> without(l, account))
                .forEach(draft::label);
        draft.erase(
                command.erasure(),
                new Decision.Erased(
                        command.erasure().getIndicesList(),
                        command.endedActions(),
                        state.appeals.of(account).stream()
                                .map(Appeal::getAppealId)
                                .toList(),
                        labels.stream()
                                .filter(l -> l.getAccountsCount() == 1)
                                .map(Label::getLabelId)
                                .toList()));
        return new Done(draft.finish(), command.erasure());
    }

    private static Campaign without(Campaign campaign, String account) {
        List<String> left = campaign.getMembersList().stream()
                .filter(m -> !m.equals(account))
                .toList();
        return campaign.toBuilder().clearMembers().addAllMembers(left).build();
    }

    private static Label without(Label label, String account) {
        List<String> left =
                label.getAccountsList().stream().filter(a -> !a.equals(account)).toList();
        return label.toBuilder().clearAccounts().addAllAccounts(left).build();
    }

    private static Refused held(String why) {
        return new Refused(Refusal.ACCOUNT_HELD, "The account can't be erased now: " + why);
    }
}
