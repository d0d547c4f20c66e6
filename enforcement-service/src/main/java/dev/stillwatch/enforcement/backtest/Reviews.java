package dev.stillwatch.enforcement.backtest;

import dev.stillwatch.enforcement.campaign.Campaigns;
import dev.stillwatch.enforcement.decision.Command;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.platform.epoch.EventTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What persons decided about cases: before a window it is known to the candidate, in the window it is decided again when they did, and after it says what was right. */
public final class Reviews {

    /**
     * A person's move of a case.
     *
     * @param atMillis when
     * @param command the move
     */
    public record Move(long atMillis, Command.MoveCampaign command) {}

    private final Collection<Campaign> campaigns;
    private final Map<String, Boolean> byCohort = new HashMap<>();

    /** Of these cases as they stand now. */
    public Reviews(Collection<Campaign> campaigns) {
        this.campaigns = List.copyOf(campaigns);
        for (Campaign campaign : campaigns) {
            if (campaign.getState() == Campaign.State.STATE_DISMISSED) {
                byCohort.put(campaign.getCohortId(), false);
            } else if (campaign.getConfirmed()) {
                byCohort.put(campaign.getCohortId(), true);
            }
        }
    }

    /** Whether persons found a cohort to be extraction; empty when none decided. */
    public Optional<Boolean> extraction(String cohortId) {
        return Optional.ofNullable(byCohort.get(cohortId));
    }

    /** The cases as they stood at a moment: those opened by then, in the state they were in. */
    public List<Campaign> asOf(long millis) {
        List<Campaign> found = new ArrayList<>();
        for (Campaign campaign : campaigns) {
            List<Campaign.Transition> before = campaign.getHistoryList().stream()
                    .filter(t -> EventTime.millis(t.getAt()) <= millis)
                    .toList();
            if (!before.isEmpty()) {
                found.add(campaign.toBuilder()
                        .clearHistory()
                        .addAllHistory(before)
                        .setState(before.getLast().getTo())
                        .setConfirmed(before.stream().anyMatch(t -> t.getTo() == Campaign.State.STATE_CONFIRMED))
                        .build());
            }
        }
        return found;
    }

    /** What persons moved in a window, oldest first. */
    public List<Move> between(long fromMillis, long untilMillis) {
        List<Move> moves = new ArrayList<>();
        for (Campaign campaign : campaigns) {
            Campaign.State state = Campaign.State.STATE_UNSPECIFIED;
            for (Campaign.Transition transition : campaign.getHistoryList()) {
                long at = EventTime.millis(transition.getAt());
                boolean moved = transition.getTo() != state;
                state = transition.getTo();
                if (moved && Campaigns.isPerson(transition.getActor()) && at > fromMillis && at <= untilMillis) {
                    moves.add(new Move(
                            at,
                            new Command.MoveCampaign(
                                    campaign.getCampaignId(),
                                    transition.getTo(),
                                    transition.getActor(),
                                    transition.getNote(),
                                    "")));
                }
            }
        }
        moves.sort(Comparator.comparingLong(Move::atMillis)
                .thenComparing(m -> m.command().campaignId()));
        return moves;
    }
}
