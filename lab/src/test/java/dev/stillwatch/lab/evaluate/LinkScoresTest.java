package dev.stillwatch.lab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkScoresTest {
    /** Two campaigns of three and two accounts. */
    private static final Map<String, String> CAMPAIGNS = Map.of("a", "x", "b", "x", "c", "x", "d", "y", "e", "y");

    @Test
    void theSamePartitionScoresOneThroughout() {
        LinkScores scores = LinkScores.of(CAMPAIGNS, Map.of("a", "1", "b", "1", "c", "1", "d", "2", "e", "2"));

        assertThat(scores).isEqualTo(new LinkScores(5, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0));
    }

    @Test
    void oneAccountInTheWrongCohort() {
        // Cohort 1 is a, b; cohort 2 is c, d, e. Pairs put together: 1 + 3; of them belonging together: ab, de. True
        // pairs: 3 + 1.
        LinkScores scores = LinkScores.of(CAMPAIGNS, Map.of("a", "1", "b", "1", "c", "2", "d", "2", "e", "2"));

        assertThat(scores.pairPrecision()).isCloseTo(2.0 / 4, within(1e-12));
        assertThat(scores.pairRecall()).isCloseTo(2.0 / 4, within(1e-12));
        assertThat(scores.pairF1()).isCloseTo(0.5, within(1e-12));
        // Expected by chance 4 · 4 / 10 = 1.6, most (4 + 4) / 2 = 4: (2 − 1.6) / (4 − 1.6).
        assertThat(scores.ari()).isCloseTo(0.4 / 2.4, within(1e-12));
        // B³ precision of a, b: 1; c: 1/3; d, e: 2/3. Recall of a, b: 2/3; c: 1/3; d, e: 1.
        assertThat(scores.b3Precision()).isCloseTo((1 + 1 + 1.0 / 3 + 2.0 / 3 + 2.0 / 3) / 5, within(1e-12));
        assertThat(scores.b3Recall()).isCloseTo((2.0 / 3 + 2.0 / 3 + 1.0 / 3 + 1 + 1) / 5, within(1e-12));
    }

    @Test
    void everyAccountAloneHasNoPrecisionAndNoRecall() {
        LinkScores scores = LinkScores.of(CAMPAIGNS, Map.of("a", "1", "b", "2", "c", "3", "d", "4", "e", "5"));

        assertThat(scores.pairPrecision()).isNull();
        assertThat(scores.pairRecall()).isEqualTo(0);
        assertThat(scores.pairF1()).isEqualTo(0);
        assertThat(scores.ari()).isEqualTo(0);
        assertThat(scores.b3Precision()).isEqualTo(1);
    }

    @Test
    void mutualInformationIsOneForTheSameAndZeroForTheUnrelated() {
        Map<String, String> truth = Map.of("a", "x", "b", "x", "c", "y", "d", "y");

        assertThat(nmi(truth, Map.of("a", "2", "b", "2", "c", "1", "d", "1"))).isCloseTo(1, within(1e-12));
        assertThat(nmi(truth, Map.of("a", "1", "b", "2", "c", "1", "d", "2"))).isCloseTo(0, within(1e-12));
        // Four singletons: the mutual information is ln 2, the entropies ln 2 and ln 4: 1 / 1.5.
        assertThat(nmi(truth, Map.of("a", "1", "b", "2", "c", "3", "d", "4"))).isCloseTo(1 / 1.5, within(1e-12));
        assertThat(nmi(Map.of("a", "x", "b", "x"), Map.of("a", "1", "b", "1"))).isEqualTo(1);
    }

    private static double nmi(Map<String, String> truth, Map<String, String> found) {
        return Contingency.of(truth, found).normalisedMutualInformation();
    }
}
