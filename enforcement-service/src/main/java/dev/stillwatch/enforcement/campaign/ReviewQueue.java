package dev.stillwatch.enforcement.campaign;

import dev.stillwatch.enforcement.v1.AppealState;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.Rereview;
import dev.stillwatch.enforcement.v1.Review;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What waits for a person, the most worth looking at first: training value leaked times confidence, which is the training value that is
 * expected to have gone to a student model.
 */
public final class ReviewQueue {

    /**
     * Where an entry stands in the queue.
     *
     * @param rank training value leaked times score
     * @param id id of the case or re-review
     */
    public record Place(double rank, String id) {

        /** The highest rank first; of equal ones by id. */
        static final Comparator<Place> ORDER =
                Comparator.comparingDouble(Place::rank).reversed().thenComparing(Place::id);

        /** Before all entries. */
        public static final Place START = new Place(Double.POSITIVE_INFINITY, "");
    }

    /**
     * Which entries are wanted.
     *
     * @param states states of cases; empty for all that are worked on
     * @param assignee in whose hands; empty for everybody's
     * @param unassigned only what is in nobody's hands
     * @param minRank only from this rank on
     */
    public record Filter(Set<Campaign.State> states, String assignee, boolean unassigned, double minRank) {

        /** Copies the set. */
        public Filter {
            states = Set.copyOf(states);
        }

        boolean takes(Campaign campaign) {
            return (states.isEmpty() || states.contains(campaign.getState())) && inHands(campaign.getAssignee());
        }

        boolean inHands(String whose) {
            return (assignee.isEmpty() || assignee.equals(whose)) && !(unassigned && !whose.isEmpty());
        }
    }

    private ReviewQueue() {}

    /** How much a case is worth looking at: tokens, weighted by what a student gains from them. */
    public static double rank(Campaign campaign) {
        return campaign.getTrainingValue() * campaign.getScore();
    }

    /** Whether a case waits for a person: it is worked on, and nobody has judged it. */
    public static boolean waits(Campaign campaign) {
        return Lifecycle.live(campaign.getState())
                && switch (campaign.getVerdict()) {
                    case VERDICT_UNSPECIFIED, VERDICT_INCONCLUSIVE -> true;
                    case VERDICT_EXTRACTION, VERDICT_LEGITIMATE, UNRECOGNIZED -> false;
                };
    }

    /**
     * The entries after a place, in order.
     *
     * @param campaigns every case, by id
     * @param rereviews every re-review
     */
    public static Stream<Review> after(
            Place place, Map<String, Campaign> campaigns, Collection<Rereview> rereviews, Filter filter) {
        Stream<Review> cases = campaigns.values().stream()
                .filter(ReviewQueue::waits)
                .filter(filter::takes)
                .map(ReviewQueue::of);
        Stream<Review> again = rereviews.stream()
                .filter(r -> r.getState() == AppealState.APPEAL_STATE_OPEN)
                .filter(r -> filter.inHands(of(r, campaigns).getAssignee()))
                .map(r -> of(r, rank(of(r, campaigns))));
        return Stream.concat(cases, again)
                .filter(r -> r.getRank() >= filter.minRank())
                .filter(r -> Place.ORDER.compare(place(r), place) > 0)
                .sorted(Comparator.comparing(ReviewQueue::place, Place.ORDER));
    }

    /** Where an entry stands. */
    public static Place place(Review review) {
        return new Place(
                review.getRank(),
                review.hasCampaign()
                        ? review.getCampaign().getCampaignId()
                        : review.getRereview().getRereviewId());
    }

    private static Campaign of(Rereview rereview, Map<String, Campaign> campaigns) {
        return campaigns.getOrDefault(rereview.getCampaignId(), Campaign.getDefaultInstance());
    }

    private static Review of(Campaign campaign) {
        return Review.newBuilder()
                .setRank(rank(campaign))
                .setCampaign(campaign.toBuilder().clearMembers().clearNotes().clearHistory())
                .setAccounts(campaign.getAccounts())
                .build();
    }

    private static Review of(Rereview rereview, double rank) {
        return Review.newBuilder()
                .setRank(rank)
                .setRereview(rereview.toBuilder().clearAccounts())
                .setAccounts(rereview.getAccountsCount())
                .build();
    }
}
