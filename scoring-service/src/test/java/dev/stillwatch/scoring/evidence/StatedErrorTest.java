package dev.stillwatch.scoring.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Cohorts of benign accounts only, many times over: the error that the test states holds, for small references, for ties, for exchanges
 * that resemble one another within accounts, and for whoever looks whenever it suits.
 */
class StatedErrorTest {

    private static Trial trial(
            SplittableRandom random, int reference, int members, Function<SplittableRandom, double[]> kind) {
        List<double[]> cohort =
                Stream.generate(() -> kind.apply(random)).limit(members).toList();
        return new Trial(random, reference).run(cohort);
    }

    /** The mean at the best moment to stop is at most 1, which no product of e-values alone would keep. */
    @ParameterizedTest
    @CsvSource({"50, 1", "50, 5", "200, 20", "1000, 50"})
    void theMeanEValueOfBenignCohortsIsAtMostOneEvenAtItsHighest(int reference, int members) {
        var random = new SplittableRandom(1);
        int runs = 1_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < runs; i++) {
            // The mean of a heavy tail is seen by cutting it: min(e, 50) has a mean of at most 1 too.
            double logE = trial(random, reference, members, Trial::benign).greatest();
            double e = Math.min(50, StrictMath.exp(logE));
            sum += e;
            squares += e * e;
        }
        double mean = sum / runs;
        double error = StrictMath.sqrt((squares / runs - mean * mean) / runs);

        assertThat(mean).isLessThan(1 + 3 * error);
    }

    @Test
    void lookingAtEveryMomentDoesNotInflateTheError() {
        var random = new SplittableRandom(2);
        int runs = 2_000;
        long above = IntStream.range(0, runs)
                .filter(i -> trial(random, 100, 30, Trial::benign).greatest() >= StrictMath.log(20))
                .count();

        // With chance 1/20 at most; three standard errors of grace.
        assertThat(above / (double) runs).isLessThan(0.05 + 3 * StrictMath.sqrt(0.05 * 0.95 / runs));
    }

    @Test
    void aThousandBenignCohortsGiveNoDiscovery() {
        var random = new SplittableRandom(3);
        Map<String, Double> evidence = new HashMap<>();
        for (int i = 0; i < 1_000; i++) {
            evidence.put(
                    "benign-" + i,
                    trial(random, 300, 3 + random.nextInt(30), Trial::benign).greatest());
        }

        assertThat(Discoveries.at(evidence, 0.01)).isEmpty();
    }

    @Test
    void amongCampaignsTheShareOfFalseDiscoveriesKeepsToTheStatedRate() {
        var random = new SplittableRandom(4);
        int falseOnes = 0;
        int all = 0;
        for (int run = 0; run < 5; run++) {
            Map<String, Double> evidence = new HashMap<>();
            for (int i = 0; i < 180; i++) {
                evidence.put(
                        "benign-" + i, trial(random, 300, 20, Trial::benign).last());
            }
            for (int i = 0; i < 20; i++) {
                evidence.put(
                        "campaign-" + i, trial(random, 300, 20, Trial::campaign).last());
            }
            Set<String> found = Discoveries.at(evidence, 0.1);
            falseOnes +=
                    (int) found.stream().filter(id -> id.startsWith("benign")).count();
            all += found.size();
        }

        assertThat(all).as("campaigns are found").isGreaterThan(90);
        assertThat(falseOnes / (double) all).isLessThan(0.1);
    }

    /** Where linking itself chose by what the test looks at, "linked" does tell something, and the test says so. */
    @Test
    void anHonestCohortThatWasLinkedByWhatItAsksIsADiscovery() {
        var random = new SplittableRandom(5);

        double logE = trial(
                        random,
                        500,
                        20,
                        chosen -> Stream.generate(() -> Trial.benign(chosen))
                                .filter(account -> account[0] > 0.6)
                                .findFirst()
                                .orElseThrow())
                .last();

        assertThat(logE).isGreaterThan(10);
    }
}
