package dev.stillwatch.lab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {
    /** A hundred benign accounts with scores 0.00, 0.01, …, 0.99. */
    private static final double[] BENIGN =
            IntStream.range(0, 100).mapToDouble(i -> i / 100.0).toArray();

    @Test
    void atOneInAHundredTheSecondHighestBenignScoreIsTheThreshold() {
        // One false account is allowed, the one at 0.99; attackers must beat 0.98, and a tie with it does not.
        Ranking ranking = Ranking.of(new double[] {0.97, 0.98, 0.985, 1.0}, BENIGN);

        assertThat(ranking.tprAt1Percent()).isEqualTo(0.5);
        assertThat(ranking.tprAtZeroFalse()).isEqualTo(0.25);
    }

    @Test
    void aRateThatAllowsNotOneBenignAccountIsNotResolved() {
        Ranking ranking = Ranking.of(new double[] {1}, BENIGN);

        assertThat(ranking.tprAt1PerMille()).isNull();
        assertThat(ranking.tprAt1In10000()).isNull();
        assertThat(ranking.partialAuc()).isNull();
    }

    @Test
    void theAreaIsTheShareOfPairsInTheRightOrderWithTiesHalf() {
        // 0.5 beats 0.1 and 0.3, ties with 0.5, loses to 0.9: 2.5 of 4. 0.2 beats one of 4. Together 3.5 of 8.
        Ranking ranking = Ranking.of(new double[] {0.5, 0.2}, new double[] {0.1, 0.3, 0.5, 0.9});

        assertThat(ranking.auc()).isCloseTo(3.5 / 8, within(1e-12));
    }

    @Test
    void thePartialAreaLooksAtTheFirstThousandthOnly() {
        // Of 1,000 benign accounts one scores 0.9: it is the whole first thousandth. One of two attackers stands above
        // it, the other
        // below all, so the curve is flat at a half.
        double[] benign = new double[1000];
        Arrays.fill(benign, 0.5);
        benign[0] = 0.9;

        assertThat(Ranking.of(new double[] {0.95, 0.1}, benign).partialAuc()).isCloseTo(0.5, within(1e-12));
        // A tie with that one account makes a slope from 0 to a half: a quarter.
        assertThat(Ranking.of(new double[] {0.9, 0.1}, benign).partialAuc()).isCloseTo(0.25, within(1e-12));
        // A tie of attackers with the 999 others is a slope from 1/1000 on, of which the first thousandth holds
        // nothing.
        assertThat(Ranking.of(new double[] {0.5}, benign).partialAuc()).isCloseTo(0, within(1e-12));
    }

    @Test
    void withoutAttackersThereIsNothingToTell() {
        assertThat(Ranking.of(new double[0], BENIGN)).isEqualTo(new Ranking(0, null, null, null, null, null, null));
    }
}
