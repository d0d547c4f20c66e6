package dev.stillwatch.enforcement.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.enforcement.appeal.Appeals;
import dev.stillwatch.enforcement.appeal.Grounds;
import dev.stillwatch.enforcement.campaign.ReviewQueue.Filter;
import dev.stillwatch.enforcement.campaign.ReviewQueue.Place;
import dev.stillwatch.enforcement.v1.AppealState;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.Rereview;
import dev.stillwatch.enforcement.v1.Review;
import dev.stillwatch.enforcement.v1.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewQueueTest {

    private static final Filter ALL = new Filter(Set.of(), "", false, 0);

    private final Map<String, Campaign> campaigns = new TreeMap<>();
    private final List<Rereview> rereviews = new ArrayList<>();

    @Test
    void ranksByTrainingValueLeakedTimesConfidence() {
        put("large-doubted", 10_000, 0.2);
        put("small-sure", 1_000, 0.99);
        put("large-sure", 9_000, 0.9);

        assertThat(ids(ALL)).containsExactly("large-sure", "large-doubted", "small-sure");
        assertThat(entries(ALL)).first().satisfies(r -> assertThat(r.getRank()).isEqualTo(8_100));
    }

    @ParameterizedTest
    @CsvSource({
        "SUSPECTED, UNSPECIFIED, true",
        "CONTAINED, UNSPECIFIED, true",
        "CONTAINED, INCONCLUSIVE, true",
        "CONTAINED, EXTRACTION, false",
        "CONFIRMED, EXTRACTION, false",
        "CLOSED, UNSPECIFIED, false",
        "DISMISSED, LEGITIMATE, false"
    })
    void holdsWhatIsWorkedOnAndNobodyJudged(String state, String verdict, boolean waits) {
        assertThat(ReviewQueue.waits(Campaign.newBuilder()
                        .setState(Campaign.State.valueOf("STATE_" + state))
                        .setVerdict(Verdict.valueOf("VERDICT_" + verdict))
                        .build()))
                .isEqualTo(waits);
    }

    @Test
    void isFiltered() {
        put("mine", 5, 1, Campaign.State.STATE_SUSPECTED, "kim");
        put("hers", 4, 1, Campaign.State.STATE_CONTAINED, "ana");
        put("nobodys", 3, 1, Campaign.State.STATE_CONTAINED, "");

        assertThat(ids(new Filter(Set.of(Campaign.State.STATE_CONTAINED), "", false, 0)))
                .containsExactly("hers", "nobodys");
        assertThat(ids(new Filter(Set.of(), "kim", false, 0))).containsExactly("mine");
        assertThat(ids(new Filter(Set.of(), "", true, 0))).containsExactly("nobodys");
        assertThat(ids(new Filter(Set.of(), "", false, 4))).containsExactly("mine", "hers");
    }

    @Test
    void aRereviewStandsWhereItsCaseWouldAndInTheSameHands() {
        put("judged", 8, 1, Campaign.State.STATE_CONTAINED, "kim");
        campaigns.computeIfPresent(
                "judged",
                (id, c) -> c.toBuilder().setVerdict(Verdict.VERDICT_EXTRACTION).build());
        put("other", 7, 1);
        Rereview open =
                Appeals.queue("apl-1", new Grounds("judged", "take-down", List.of("age")), List.of("b", "c"), 1);
        rereviews.add(open);
        rereviews.add(Appeals.decided(
                Appeals.queue("apl-2", new Grounds("judged", "step-up", List.of("age")), List.of("d"), 1),
                AppealState.APPEAL_STATE_UPHELD,
                "ana",
                "fine",
                2));

        assertThat(entries(ALL)).first().satisfies(r -> {
            assertThat(r.getRank()).isEqualTo(8);
            assertThat(r.getAccounts()).isEqualTo(2);
            assertThat(r.getRereview().getRereviewId()).isEqualTo(open.getRereviewId());
            assertThat(r.getRereview().getAccountsList()).isEmpty();
        });
        assertThat(ids(ALL)).containsExactly(open.getRereviewId(), "other");
        assertThat(ids(new Filter(Set.of(), "kim", false, 0))).containsExactly(open.getRereviewId());
    }

    @Test
    void anEntryShowsNeitherMembersNorNotes() {
        campaigns.put(
                "c",
                CaseFile.noted(waiting("c", 1, 1, Campaign.State.STATE_SUSPECTED, ""), "kim", "a secret", 1).toBuilder()
                        .addMembers("a")
                        .setAccounts(1)
                        .build());

        assertThat(entries(ALL)).singleElement().satisfies(r -> {
            assertThat(r.getCampaign().getMembersList()).isEmpty();
            assertThat(r.getCampaign().getNotesList()).isEmpty();
            assertThat(r.getAccounts()).isEqualTo(1);
        });
    }

    /** Every page starts behind the one before; together they are the whole, each entry once, whatever ties there are. */
    @Test
    void pagesMakeUpTheWhole() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            put("c" + i, random.nextInt(20), random.nextInt(5) / 4.0);
        }
        List<String> whole = ids(ALL);
        List<String> paged = new ArrayList<>();
        Place place = Place.START;
        for (List<Review> page = page(place); !page.isEmpty(); page = page(place)) {
            page.forEach(r -> paged.add(ReviewQueue.place(r).id()));
            place = ReviewQueue.place(page.getLast());
        }

        assertThat(paged).hasSize(200).isEqualTo(whole);
        assertThat(entries(ALL).stream().map(Review::getRank).toList()).isSortedAccordingTo(Collections.reverseOrder());
    }

    private List<Review> page(Place after) {
        return ReviewQueue.after(after, campaigns, rereviews, ALL).limit(7).toList();
    }

    private List<Review> entries(Filter filter) {
        return ReviewQueue.after(Place.START, campaigns, rereviews, filter).toList();
    }

    private List<String> ids(Filter filter) {
        return entries(filter).stream().map(r -> ReviewQueue.place(r).id()).toList();
    }

    private void put(String id, double value, double score) {
        put(id, value, score, Campaign.State.STATE_SUSPECTED, "");
    }

    private void put(String id, double value, double score, Campaign.State state, String assignee) {
        campaigns.put(id, waiting(id, value, score, state, assignee));
    }

    private static Campaign waiting(String id, double value, double score, Campaign.State state, String assignee) {
        return Campaign.newBuilder()
                .setCampaignId(id)
                .setState(state)
                .setTrainingValue(value)
                .setScore(score)
                .setAssignee(assignee)
                .build();
    }
}
