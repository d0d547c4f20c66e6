package dev.stillwatch.scoring.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.scoring.signal.Score;
import dev.stillwatch.scoring.v1.Assessment;
import dev.stillwatch.scoring.v1.Hypothesis;
import dev.stillwatch.type.v1.Reason;
import org.junit.jupiter.api.Test;

class CombinedTest {

    private static final Assessment UNREMARKABLE = own(-5, -1);

    @Test
    void aCohortThatIsNotSuspectedAddsNothing() {
        assertThat(Combined.of(UNREMARKABLE, cohort(-3, -1), 1_000)).isEqualTo(UNREMARKABLE);
    }

    @Test
    void aSuspectedCohortAddsALittleAndNeverTakesAway() {
        Assessment combined = Combined.of(UNREMARKABLE, cohort(-3, 12), 1_000);

        assertThat(combined.getScore()).isGreaterThan(UNREMARKABLE.getScore()).isLessThan(0.05);
        assertThat(combined.getOwnScore()).isEqualTo(UNREMARKABLE.getOwnScore());
    }

    @Test
    void aMemberOfAFlaggedCohortRanksAboveNearlyAllThatNobodyLinked() {
        Assessment combined = Combined.of(UNREMARKABLE, flagged(cohort(-3, 7), 5_000), 1_000);

        assertThat(combined.getScore()).isGreaterThan(0.8);
        double sum = combined.getPrior()
                + combined.getReasonsList().stream()
                        .mapToDouble(Reason::getWeight)
                        .sum();
        assertThat(combined.getScore()).isCloseTo(Score.logistic(sum), within(1e-12));
    }

    @Test
    void anAccountOfLongStandingGetsHalf() {
        Assessment cohort = flagged(cohort(-3, 7), 5_000);

        Assessment fresh = Combined.of(UNREMARKABLE, cohort, 1_000);
        Assessment old =
                Combined.of(UNREMARKABLE.toBuilder().setLongStanding(true).build(), cohort, 1_000);

        assertThat(fresh.getReasonsList().getFirst().getWeight()).isEqualTo(8);
        assertThat(old.getReasonsList().getFirst().getWeight()).isEqualTo(4);
        assertThat(old.hasFlaggedAt()).isTrue();
    }

    @Test
    void aBystanderGetsHalfAndIsNotFlagged() {
        Assessment bystander = UNREMARKABLE.toBuilder().setBystander(true).build();

        Assessment combined = Combined.of(bystander, flagged(cohort(-3, 7), 5_000), 1_000);

        assertThat(combined.getReasonsList().getFirst().getWeight()).isEqualTo(4);
        assertThat(combined.hasFlaggedAt()).isFalse();
    }

    @Test
    void aCohortThatSharesPromptsAloneAddsLittleAndFlagsNobody() {
        Assessment readers = flagged(cohort(-3, 7), 5_000).toBuilder()
                .setLinkedBeyondSoftware(0.05)
                .build();

        Assessment combined = Combined.of(UNREMARKABLE, readers, 1_000);

        assertThat(combined.getReasonsList().getFirst().getWeight()).isEqualTo(2);
        assertThat(combined.hasFlaggedAt()).isFalse();
        assertThat(Combined.of(flagged(UNREMARKABLE, 2_000), readers, 1_000).hasFlaggedAt())
                .as("by itself it may be")
                .isTrue();
    }

    @Test
    void theMoreShareSomethingBesidesPromptsTheMoreACohortAdds() {
        Assessment some = flagged(cohort(-3, 7), 5_000).toBuilder()
                .setLinkedBeyondSoftware(0.2)
                .build();

        assertThat(Combined.of(UNREMARKABLE, some, 1_000)
                        .getReasonsList()
                        .getFirst()
                        .getWeight())
                .isEqualTo(5);
    }

    @Test
    void aRelayMayBeAllWrapperAndProgram() {
        Assessment relay = flagged(cohort(-3, 7), 5_000).toBuilder()
                .setLinkedBeyondSoftware(0)
                .setHypothesis(Hypothesis.HYPOTHESIS_RELAY)
                .build();

        Assessment combined = Combined.of(UNREMARKABLE, relay, 1_000);

        assertThat(combined.getReasonsList().getFirst().getWeight()).isEqualTo(8);
        assertThat(combined.hasFlaggedAt()).isTrue();
    }

    @Test
    void whoStandsAtTheFringeIsToldSo() {
        Assessment fringe =
                UNREMARKABLE.toBuilder().setBystander(true).setFringe(true).build();

        assertThat(Combined.of(fringe, flagged(cohort(-3, 7), 5_000), 1_000)
                        .getReasonsList()
                        .getFirst()
                        .getDetail())
                .contains("shares much less with the others");
    }

    @Test
    void aVerifiedHolderStillCounts() {
        Assessment verified = own(-5, -4);

        assertThat(Combined.of(verified, flagged(cohort(-3, 7), 5_000), 1_000).getScore())
                .isLessThan(0.5);
    }

    @Test
    void anAccountIsFlaggedWithItsCohortOrWhenItJoinsAFlaggedOne() {
        Assessment cohort = flagged(cohort(-3, 7), 5_000);

        assertThat(flaggedAt(Combined.of(UNREMARKABLE, cohort, 1_000))).isEqualTo(5_000);
        assertThat(flaggedAt(Combined.of(UNREMARKABLE, cohort, 9_000))).isEqualTo(9_000);
        assertThat(flaggedAt(Combined.of(flagged(UNREMARKABLE, 2_000), cohort, 1_000)))
                .isEqualTo(2_000);
        assertThat(flaggedAt(Combined.of(flagged(UNREMARKABLE, 8_000), cohort, 1_000)))
                .isEqualTo(5_000);
        assertThat(Combined.of(UNREMARKABLE, cohort(-3, 7), 1_000).hasFlaggedAt())
                .isFalse();
    }

    @Test
    void aKnownHolderIsNotFlaggedByItsCohort() {
        Assessment known = own(-5, -3).toBuilder().setVerifiedShare(1).build();
        Assessment cohort = flagged(cohort(-3, 12), 5_000);

        assertThat(Combined.of(known, cohort, 1_000).hasFlaggedAt()).isFalse();
        assertThat(Combined.of(known, cohort, 1_000).getScore())
                .isLessThan(Combined.of(UNREMARKABLE, cohort, 1_000).getScore() - 0.5);
        assertThat(Combined.of(flagged(known, 2_000), cohort, 1_000).hasFlaggedAt())
                .as("by itself it may be")
                .isTrue();
    }

    private static long flaggedAt(Assessment assessment) {
        return EventTime.millis(assessment.getFlaggedAt());
    }

    private static Assessment flagged(Assessment assessment, long millis) {
        return assessment.toBuilder().setFlaggedAt(EventTime.timestamp(millis)).build();
    }

    private static Assessment own(double prior, double reason) {
        Assessment.Builder builder = cohort(prior, reason).toBuilder();
        return builder.setOwnScore(builder.getScore()).build();
    }

    private static Assessment cohort(double prior, double reason) {
        return Assessment.newBuilder()
                .setPrior(prior)
                .setScore(Score.logistic(prior + reason))
                .setAccounts(30)
                .setLinkedBeyondSoftware(0.6)
                .addReasons(Reason.newBuilder().setSignal("s").setWeight(reason))
                .build();
    }
}
