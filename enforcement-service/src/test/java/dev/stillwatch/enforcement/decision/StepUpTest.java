package dev.stillwatch.enforcement.decision;

import static dev.stillwatch.enforcement.Subjects.account;
import static dev.stillwatch.enforcement.Subjects.extraction;
import static dev.stillwatch.enforcement.Subjects.fact;
import static dev.stillwatch.enforcement.Subjects.joined;
import static dev.stillwatch.enforcement.Subjects.reason;
import static dev.stillwatch.enforcement.decision.Desk.end;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.platform.epoch.EventTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Step-up verification that a holder passes, and the watch that follows a take-down. */
class StepUpTest {

    private final Desk desk = new Desk();

    @Test
    void whoPassesIsServedAgainAndRemembered() {
        asked();
        Decisions passed = desk.epoch(8, verified("b", 8, "PHONE"));

        assertThat(Desk.ended(passed)).singleElement().satisfies(a -> {
            assertThat(a.getSubject().getAccount()).isEqualTo("b");
            assertThat(a.getKind()).isEqualTo(ActionKind.ACTION_KIND_VERIFY);
            assertThat(EventTime.millis(a.getPassedAt())).isEqualTo(end(8) - 1000);
        });
        assertThat(verifications(desk.epoch(9, extraction("k", end(9), 3).setScore(0.9))))
                .isEmpty();
        // What is softer is still due.
        assertThat(desk.decider.state().actions.rung("b")).isEqualTo(3);
    }

    @Test
    void anEmailAddressIsNoAnswer() {
        asked();

        assertThat(Desk.ended(desk.epoch(8, verified("b", 8, "EMAIL")))).isEmpty();
    }

    @Test
    void whatHappenedBeforeItWasAskedIsNoAnswer() {
        Decisions asked = desk.epoch(
                7,
                verified("b", 7, "PHONE"),
                joined("k", 1, "a", "b", "c"),
                extraction("k", end(7), 3).setScore(0.9));

        assertThat(verifications(asked)).hasSize(3);
    }

    @Test
    void isAskedAgainForAnotherReason() {
        asked();
        desk.epoch(8, verified("b", 8, "PHONE"));

        Decisions again =
                desk.epoch(9, extraction("k", end(9), 3).setScore(0.9).addReasons(reason("replayed_handles", 3)));

        assertThat(verifications(again))
                .singleElement()
                .satisfies(a -> assertThat(a.getSubject().getAccount()).isEqualTo("b"));
    }

    @Test
    void isAskedAgainAfterATime() {
        asked();
        desk.epoch(8, verified("b", 8, "PHONE"));
        long monthLater = 8 + 31 * 288;

        assertThat(verifications(desk.epoch(
                        monthLater, extraction("k", end(monthLater), 3).setScore(0.9))))
                .extracting(a -> a.getSubject().getAccount())
                .contains("b");
    }

    @Test
    void anAnswerThatCameBetweenTwoDecidersCounts() {
        asked();
        desk.decider.state().restore(Desk.record(verified("b", 8, "PHONE")));

        assertThat(Desk.ended(desk.epoch(9))).hasSize(1);
    }

    @Test
    void whoTakesOverAfterATakeDownIsTakenDownAtOnceThoughTheScoreHasFallen() {
        desk.epoch(7, joined("k", 1, "a", "b", "c"), extraction("k", end(7), 3));
        Decisions decisions = desk.epoch(
                9,
                joined("k", 2, "d", "e"),
                extraction("k", end(9), 5).setScore(0.6).setSignificant(false));

        assertThat(Desk.enforced(decisions))
                .filteredOn(a -> a.getKind() == ActionKind.ACTION_KIND_TAKE_DOWN)
                .extracting(a -> a.getSubject().getAccount())
                .containsExactly("d", "e");
        assertThat(desk.campaign("k").getWatch()).satisfies(w -> {
            assertThat(w.getJoined()).isEqualTo(2);
            assertThat(w.getActedOn()).isEqualTo(2);
            assertThat(EventTime.millis(w.getTakenDownAt())).isEqualTo(end(7));
        });
    }

    @Test
    void nobodyIsTakenDownForJoiningACohortThatIsNoLongerBelievedToExtract() {
        desk.epoch(7, joined("k", 1, "a", "b", "c"), extraction("k", end(7), 3));
        Decisions decisions = desk.epoch(
                9, joined("k", 2, "d"), extraction("k", end(9), 4).setScore(0.3).setSignificant(false));

        assertThat(Desk.enforced(decisions)).noneMatch(a -> a.getKind() == ActionKind.ACTION_KIND_TAKE_DOWN);
    }

    @Test
    void aPoolOnTheSameInfrastructureIsReportedInTheCase() {
        desk.epoch(
                7, joined("k", 1, "a", "b", "c").toBuilder().addOperators("op").build(), extraction("k", end(7), 3));
        desk.epoch(
                9,
                joined("m", 1, "x", "y", "z").toBuilder()
                        .addOperators("op")
                        .setAsOf(EventTime.timestamp(end(9)))
                        .build());

        assertThat(desk.campaign("k").getWatch().getSuccessorsList()).containsExactly("m");
    }

    @Test
    void everyActionSaysWhatWasBelievedAndWhere() {
        Action action = Desk.enforced(
                        desk.epoch(7, account("a", end(7)).setOwnScore(0.995).setExchanges(300)))
                .getFirst();

        assertThat(action.getBelief().getScore()).isEqualTo(0.995);
        assertThat(EventTime.millis(action.getBelief().getAsOf())).isEqualTo(end(7));
        assertThat(action.hasExpiresAt()).isTrue();
    }

    private void asked() {
        assertThat(verifications(desk.epoch(
                        7,
                        joined("k", 1, "a", "b", "c"),
                        extraction("k", end(7), 3).setScore(0.9))))
                .hasSize(3);
    }

    private static Stream<Action> stream(Decisions decisions) {
        return Desk.enforced(decisions).stream();
    }

    private static java.util.List<Action> verifications(Decisions decisions) {
        return stream(decisions)
                .filter(a -> a.getKind() == ActionKind.ACTION_KIND_VERIFY)
                .toList();
    }

    private static AccountFact verified(String account, long epoch, String level) {
        return fact(account, end(epoch) - 1000)
                .setKind("VERIFIED")
                .setVerification(level)
                .build();
    }
}
