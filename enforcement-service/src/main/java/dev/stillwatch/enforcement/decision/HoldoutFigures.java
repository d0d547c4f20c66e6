package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.policy.Ladder;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.Mode;
import java.util.Collection;
import java.util.Comparator;

/** What the holdout arm of a case shows: exchanges after the action, where it was done and where it was held off. */
final class HoldoutFigures {

    private HoldoutFigures() {}

    /** The case with its holdout's figures as they stand; unchanged when it has none. */
    static Campaign in(Campaign campaign, State state, Collection<String> members) {
        Campaign.Holdout.Builder figures = Campaign.Holdout.newBuilder();
        for (String account : members) {
            state.actions.of(account).stream()
                    .filter(a -> a.getCampaignId().equals(campaign.getCampaignId()))
                    .filter(a -> a.getHoldout() || (a.getMode() == Mode.MODE_ENFORCE && Ladder.felt(a.getKind())))
                    .max(Comparator.comparing(Action::getHoldout)
                            .thenComparingLong(a -> -a.getExchangesBefore())
                            .thenComparing(Action::getActionId))
                    .ifPresent(a -> count(figures, a, state.beliefs.account(account).exchanges));
        }
        return figures.getHeldOut() == 0
                ? campaign
                : campaign.toBuilder().setHoldout(figures).build();
    }

    private static void count(Campaign.Holdout.Builder figures, Action action, long exchanges) {
        long after = Math.max(0, exchanges - action.getExchangesBefore());
        if (action.getHoldout()) {
            figures.setHeldOut(figures.getHeldOut() + 1).setExchangesHeldOut(figures.getExchangesHeldOut() + after);
        } else {
            figures.setActedOn(figures.getActedOn() + 1).setExchangesActedOn(figures.getExchangesActedOn() + after);
        }
    }
}
