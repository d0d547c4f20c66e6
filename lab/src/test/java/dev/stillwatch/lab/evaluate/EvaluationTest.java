package dev.stillwatch.lab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The definitions, on a world small enough to reckon by hand. */
class EvaluationTest {
    /**
     * Campaign c: a speaks at 1, 2, 3, 4; b at 2, 6; its second pool d at 10, 11, 12. a is suspended at 3, b throttled at 7, d flagged
     * at 11. Benign: p, who is throttled; q, who is observed; a fleet f; and s, who never speaks. Cohort one holds a, b and p and is
     * flagged at 2.5; cohort two holds d and q and never is.
     */
    private final Evaluation evaluation = new SmallWorld()
            .attacker("a", "1", 1, 2, 3, 4)
            .attacker("b", "1", 2, 6)
            .attacker("d", "2", 10, 11, 12)
            .benign("p", 1, 2)
            .benign("q", 3)
            .hardNegative("f", 4)
            .benign("s")
            .found("a", 0.9, "one", 2.5, "SUSPEND", 3.0)
            .found("b", 0.8, "one", 4.0, "THROTTLE", 7.0)
            .found("d", 0.3, "two", 11.0, "", null)
            .found("p", 0.6, "one", 2.5, "THROTTLE", 5.0)
            .found("q", 0.2, "two", null, "OBSERVE", 4.0)
            .found("f", 0.1, "", null, "", null)
            .found("s", 0.7, "", null, "", null)
            .cohort("one", 2.5, "a", "b", "p")
            .cohort("two", null, "d", "q")
            .evaluation();

    private final CampaignOutcome campaign =
            Objects.requireNonNull(evaluation.campaigns().get("c"));

    @Test
    void onlyAccountsWithAnExchangeCount() {
        assertThat(evaluation.counts()).isEqualTo(new Evaluation.Counts(3, 3, 1, 13, 9, 2));
    }

    @Test
    void observingIsNoActionAndPrecisionCountsTheOthers() {
        assertThat(evaluation.operating().wronglyActioned()).isEqualTo(1);
        assertThat(evaluation.operating().precisionActioned()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(evaluation.operating().precisionFlagged()).isCloseTo(3.0 / 4, within(1e-12));
        assertThat(evaluation.operating().tprActioned()).containsEntry("farm", 2.0 / 3);
        assertThat(evaluation.operating().actions()).isEqualTo(Map.of("SUSPEND", 1, "THROTTLE", 2));
        assertThat(evaluation.operating().wrongHardNegatives()).isEmpty();
        assertThat(evaluation.operating().benign().get("benign-auto:ci-fleet"))
                .isEqualTo(new KindOutcome(1, 0, 0, 0, 0, new TreeMap<>(), 0));
    }

    @Test
    void anExchangeAtTheMomentOfTheActionIsStillServed() {
        // a: at 1, 2 and 3; b: both, since it was acted on later; d: all three. Suspension never came for b and d.
        Leak leak = Objects.requireNonNull(evaluation.leak().get("farm"));
        assertThat(leak).isEqualTo(new Leak(8, 9, 8.0 / 9, 3L, 3L, 8));
    }

    @Test
    void theCampaignsHoursCountFromItsFirstExchange() {
        assertThat(campaign.hoursToCohortFlag()).isEqualTo(1.5);
        // By 2.5: a at 1 and 2, b at 2.
        assertThat(campaign.exchangesAtCohortFlag()).isEqualTo(3);
        assertThat(campaign.hoursToFirstAccountFlag()).isEqualTo(1.5);
        // Half of three accounts is two: the second action, b's at 7. Nine tenths is all three, which never came.
        assertThat(campaign.hoursToHalfActioned()).isEqualTo(6);
        assertThat(campaign.hoursToMostActioned()).isNull();
        // a after 2 hours of its own, b after 5: the lower is the median of two.
        assertThat(campaign.medianHoursOwnStartToAction()).isEqualTo(2);
        assertThat(campaign.served()).isEqualTo(8);
    }

    @Test
    void theSecondPoolsClockIsItsOwn() {
        // One account, flagged an hour after its first exchange, with two exchanges by then.
        assertThat(campaign.pool2()).isEqualTo(new CampaignOutcome.Pool(1, 1.0, 2L));
    }

    @Test
    void benignAccountsInCohortsAreCountedOnce() {
        assertThat(evaluation.linking().benignInAttackerCohorts()).isEqualTo(2);
        assertThat(evaluation.linking().benignInFlaggedCohorts()).isEqualTo(1);
        assertThat(evaluation.linking().flaggedCohorts()).isEqualTo(1);
        assertThat(evaluation.linking().falseCampaigns()).isZero();
        assertThat(evaluation.linking().attackerCohorts()).isEqualTo(2);
    }

    @Test
    void aCampaignInTwoCohortsLosesRecallNotPrecision() {
        // Of the pairs ab, ad, bd only ab was put together.
        LinkScores scores =
                Objects.requireNonNull(evaluation.linking().perPlaybook().get("farm"));
        assertThat(scores.pairPrecision()).isEqualTo(1);
        assertThat(scores.pairRecall()).isCloseTo(1.0 / 3, within(1e-12));
    }
}
