package dev.stillwatch.scoring.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cohorts of benign accounts only, many times over: the error that the test states holds, for small references and for ties. */
class StatedErrorTest {

    private static final RankTest TEST = new RankTest(50);

    /** A benign account: mostly low, a few as high as a campaign's, a third of them alike to the digit. */
    private static double benign(SplittableRandom random) {
        double draw = random.nextDouble();
        return draw < 0.33 ? 0.1 : draw < 0.95 ? 0.5 * random.nextDouble() : 0.5 + 0.5 * random.nextDouble();
    }

    private static double campaign(SplittableRandom random) {
        return 0.6 + 0.4 * random.nextDouble();
    }

    /** Log e-value of a cohort after each member, with the reference growing meanwhile; the greatest and the last. */
    private record Path(double greatest, double last) {}

    private static Path path(
            SplittableRandom random, int reference, int members, ToDoubleFunction<SplittableRandom> of) {
        Bins unlinked = new Bins();
        Bins ranked = new Bins();
        for (int i = 0; i < reference; i++) {
            unlinked.add(Bins.of(benign(random)), 1);
        }
        double logE = 0;
        double greatest = 0;
        int member = 0;
        while (member < members) {
            double statistic = of.applyAsDouble(random);
            var value = TEST.rank(statistic, unlinked, ranked);
            if (value.isPresent()) {
                ranked.add(Bins.of(statistic), 1);
                logE += value.getAsLong() / RankTest.UNITS_PER_NAT;
                greatest = Math.max(greatest, logE);
                member++;
            }
            unlinked.add(Bins.of(benign(random)), 1);
        }
        return new Path(greatest, logE);
    }

    @ParameterizedTest
    @CsvSource({"50, 1", "50, 5", "200, 20", "1000, 50"})
    void theMeanEValueOfBenignCohortsIsAtMostOne(int reference, int members) {
        var random = new SplittableRandom(1);
        int runs = 4_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < runs; i++) {
            // The mean of a heavy tail is seen by cutting it: min(e, 50) has a mean of at most 1 too.
            double e = Math.min(
                    50,
                    StrictMath.exp(path(random, reference, members, StatedErrorTest::benign)
                            .last()));
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
        int runs = 4_000;
        int above = 0;
        for (int i = 0; i < runs; i++) {
            if (path(random, 100, 30, StatedErrorTest::benign).greatest() >= StrictMath.log(20)) {
                above++;
            }
        }

        // Ville: with chance 1/20 at most; three standard errors of grace.
        assertThat(above / (double) runs).isLessThan(0.05 + 3 * StrictMath.sqrt(0.05 * 0.95 / runs));
    }

    @Test
    void aThousandBenignCohortsGiveNoDiscovery() {
        var random = new SplittableRandom(3);
        Map<String, Double> evidence = new HashMap<>();
        for (int i = 0; i < 1_000; i++) {
            evidence.put(
                    "benign-" + i,
                    path(random, 300, 3 + random.nextInt(30), StatedErrorTest::benign)
                            .last());
        }

        assertThat(Discoveries.at(evidence, 0.01)).isEmpty();
    }

    @Test
    void amongCampaignsTheShareOfFalseDiscoveriesKeepsToTheStatedRate() {
        var random = new SplittableRandom(4);
        int falseOnes = 0;
        int all = 0;
        for (int run = 0; run < 20; run++) {
            Map<String, Double> evidence = new HashMap<>();
            for (int i = 0; i < 180; i++) {
                evidence.put(
                        "benign-" + i,
                        path(random, 300, 20, StatedErrorTest::benign).last());
            }
            for (int i = 0; i < 20; i++) {
                evidence.put(
                        "campaign-" + i,
                        path(random, 300, 20, StatedErrorTest::campaign).last());
            }
            Set<String> found = Discoveries.at(evidence, 0.1);
            falseOnes +=
                    (int) found.stream().filter(id -> id.startsWith("benign")).count();
            all += found.size();
        }

        assertThat(all).as("campaigns are found").isGreaterThan(350);
        assertThat(falseOnes / (double) all).isLessThan(0.1);
    }
}
