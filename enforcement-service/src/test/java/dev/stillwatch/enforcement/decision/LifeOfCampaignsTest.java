package dev.stillwatch.enforcement.decision;

import static dev.stillwatch.enforcement.Subjects.extraction;
import static dev.stillwatch.enforcement.Subjects.joined;
import static dev.stillwatch.enforcement.decision.Desk.end;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.enforcement.policy.DefaultPolicies;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.linking.v1.CohortDelta;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifeOfCampaignsTest {

    private final Desk desk = new Desk();

    @Test
    void dismissingReversesEverythingAndTheSameEvidenceDoesNotOpenItAgain() {
        contained();
        Decisions decisions = done(move(Campaign.State.STATE_DISMISSED));

        assertThat(Desk.ended(decisions)).hasSize(6).allSatisfy(a -> {
            assertThat(a.getState()).isEqualTo(Action.State.STATE_REVERSED);
            assertThat(a.getReversedBy()).isEqualTo("kim");
        });
        assertThat(desk.decider.state().actions.rung("a")).isZero();
        assertThat(desk.epoch(9, extraction("k", end(9), 3).setLogEValue(40)).list())
                .isEmpty();
        assertThat(desk.campaign("k").getState()).isEqualTo(Campaign.State.STATE_DISMISSED);
    }

    @Test
    void aDismissedCohortThatDoublesIsLookedAtAgainAndOldMembersAreSpared() {
        contained();
        move(Campaign.State.STATE_DISMISSED);
        Decisions decisions = desk.epoch(9, joined("k", 2, "d", "e", "f"), extraction("k", end(9), 6));

        assertThat(desk.campaign("k").getState()).isEqualTo(Campaign.State.STATE_CONTAINED);
        assertThat(Desk.enforced(decisions))
                .extracting(a -> a.getSubject().getAccount())
                .containsExactly("d", "e", "f");
    }

    @Test
    void confirmingIsOnePersonAndDoesNotLiftTheAutomaticLimit() {
        Desk bounded = new Desk(new Limits(2, Duration.ofHours(1), Desk.EPOCHS), DefaultPolicies.load());
        bounded.epoch(7, joined("k", 1, "a", "b", "c"), extraction("k", end(7), 3));
        Campaign waiting = bounded.campaign("k");

        CommandOutcome outcome = bounded.command(
                new Command.MoveCampaign(
                        waiting.getCampaignId(), Campaign.State.STATE_CONFIRMED, "kim", "seen", waiting.getEtag()),
                end(7) + 90_000);

        assertThat(Desk.enforced(done(outcome))).isEmpty();
        assertThat(bounded.campaign("k").getConfirmed()).isTrue();
    }

    @Test
    void aCaseThatChangedSinceItWasReadIsNotMoved() {
        contained();
        CommandOutcome outcome = desk.command(
                new Command.MoveCampaign(
                        desk.campaign("k").getCampaignId(), Campaign.State.STATE_CLOSED, "kim", "done", "stale"),
                end(8));

        assertThat(outcome)
                .isEqualTo(new CommandOutcome.Refused(
                        CommandOutcome.Refusal.ETAG_MISMATCH,
                        "The campaign has changed since it was read; read it again and decide on what it says now"));
    }

    @Test
    void aDismissedCaseIsNotConfirmedByHand() {
        contained();
        move(Campaign.State.STATE_DISMISSED);

        assertThat(move(Campaign.State.STATE_CONFIRMED))
                .isInstanceOfSatisfying(
                        CommandOutcome.Refused.class,
                        refused ->
                                assertThat(refused.refusal()).isEqualTo(CommandOutcome.Refusal.TRANSITION_NOT_ALLOWED));
    }

    @Test
    void everyMoveHasAnEtagOfItsOwn() {
        contained();
        String before = desk.campaign("k").getEtag();
        move(Campaign.State.STATE_CONFIRMED);

        assertThat(desk.campaign("k").getEtag()).isNotEqualTo(before);
    }

    @Test
    void aClosedCaseIsContainedAgainWhenAnotherAccountJoins() {
        contained();
        move(Campaign.State.STATE_CLOSED);
        desk.epoch(9, joined("k", 2, "d"));

        assertThat(desk.campaign("k").getState()).isEqualTo(Campaign.State.STATE_CONTAINED);
    }

    @Test
    void followsItsCohortIntoOneThatHasNoCase() {
        contained();
        String id = desk.campaign("k").getCampaignId();
        desk.epoch(9, joined("m", 1, "a", "b", "c", "d"), merged("k", "m", "a", "b", "c"), extraction("m", end(9), 4));

        assertThat(desk.campaign("m").getCampaignId()).isEqualTo(id);
        assertThat(desk.campaign("m").getCohortId()).isEqualTo("m");
        assertThat(desk.campaign("m").getMembersList()).containsExactly("a", "b", "c", "d");
        assertThat(desk.decider.state().actions.rung("d")).isEqualTo(6);
    }

    @Test
    void closesIntoTheCaseOfTheCohortThatTookItsMembers() {
        contained();
        String id = desk.campaign("k").getCampaignId();
        desk.epoch(8, joined("m", 1, "x", "y", "z"), extraction("m", end(8), 3));
        desk.epoch(9, joined("m", 2, "a", "b", "c"), merged("k", "m", "a", "b", "c"));

        Campaign closed = desk.decider.state().cases.get(id).orElseThrow();
        assertThat(closed.getState()).isEqualTo(Campaign.State.STATE_CLOSED);
        assertThat(closed.getHistoryList())
                .last()
                .satisfies(
                        t -> assertThat(t.getNote()).contains(desk.campaign("m").getCampaignId()));
    }

    @Test
    void aMereSuspicionClosesWithItsCohort() {
        desk.epoch(7, joined("k", 1, "a", "b", "c"), extraction("k", end(7), 3).setSignificant(false));
        desk.epoch(8, merged("k", "", "a", "b", "c"));

        assertThat(desk.campaign("k").getState()).isEqualTo(Campaign.State.STATE_CLOSED);
    }

    private void contained() {
        desk.epoch(7, joined("k", 1, "a", "b", "c"), extraction("k", end(7), 3));
    }

    private CommandOutcome move(Campaign.State to) {
        return desk.command(
                new Command.MoveCampaign(desk.campaign("k").getCampaignId(), to, "kim", "looked at it", ""), end(8));
    }

    private static Decisions done(CommandOutcome outcome) {
        return switch (outcome) {
            case CommandOutcome.Done done -> done.decisions();
            case CommandOutcome.Refused refused -> throw new AssertionError(refused);
        };
    }

    private static CohortDelta merged(String cohort, String into, String... left) {
        return CohortDelta.newBuilder()
                .setCohortId(cohort)
                .setVersion(2)
                .setGeneration(1)
                .addAllLeft(List.of(left))
                .setDissolved(true)
                .setMergedInto(into)
                .build();
    }
}
