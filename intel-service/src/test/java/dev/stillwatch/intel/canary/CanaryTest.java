package dev.stillwatch.intel.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CanaryTest {

    private static final byte[] KEY =
            "a key of thirty-two bytes or more".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final CanarySet SET = new CanarySet("cmp-1", new CanaryPress(KEY).make("cmp-1", 60));

    @Test
    void theSameKeyMakesTheSameAndAnotherNone() {
        Set<String> all = new HashSet<>();
        SET.canaries().forEach(c -> all.addAll(c.texts()));

        assertThat(new CanarySet("cmp-1", new CanaryPress(KEY).make("cmp-1", 60)))
                .isEqualTo(SET);
        assertThat(all).hasSize(60 * CanaryPress.ALTERNATIVES);
        for (String campaign : List.of("cmp-1", "cmp-2")) {
            byte[] key = campaign.equals("cmp-1") ? new byte[32] : KEY;
            new CanaryPress(key)
                    .make(campaign, 60)
                    .forEach(c -> assertThat(all).doesNotContainAnyElementsOf(c.texts()));
        }
    }

    @Test
    void anyOneIsGivenOut() {
        assertThat(new CanaryPress(KEY)
                        .make("cmp-1", 1_000).stream()
                                .map(Canary::released)
                                .distinct()
                                .count())
                .isEqualTo(CanaryPress.ALTERNATIVES);
    }

    @Test
    void theCommitmentHoldsTextsAndChoice() {
        List<String> lines = SET.lines();
        assertThat(CanarySet.parse("cmp-1", lines)).isEqualTo(SET);

        for (String other : List.of(
                lines.get(3)
                        .replaceFirst(
                                "\"released\":\\d+",
                                "\"released\":" + (SET.canaries().get(3).released() + 1) % 20),
                lines.get(3).replaceFirst("[0-9]{4} ", "0000 "))) {
            var changed = new java.util.ArrayList<>(lines);
            changed.set(3, other);
            assertThat(CanarySet.parse("cmp-1", changed).commitment()).isNotEqualTo(SET.commitment());
        }
        assertThat(CanarySet.parse("cmp-2", lines).commitment()).isNotEqualTo(SET.commitment());
    }

    @Test
    void aModelThatRepeatsWhatWasGivenOutIsFound() {
        var search = new MarkerSearch(SET);
        for (int i = 0; i < 6; i++) {
            String text = SET.canaries().get(7 * i).text();
            search.take("… "
                    + text.toLowerCase(java.util.Locale.ROOT)
                            .replace("-", " – ")
                            .replace(" ", "\t") + " and so on");
        }
        Provenance.Outcome outcome = Provenance.found(SET, search.found());

        assertThat(outcome.statistic()).isEqualTo(6);
        assertThat(outcome.pValue()).isCloseTo(Math.pow(1.0 / 20, 6), within(1e-15));
    }

    @Test
    void aMarkerOverTwoLinesIsFoundAndHalfOfOneIsNot() {
        String text = SET.canaries().getFirst().text();
        int middle = text.indexOf('-') + 1;
        var search = new MarkerSearch(SET);
        search.take(text.substring(0, middle));
        assertThat(search.found().getFirst().isEmpty()).isTrue();
        search.take(text.substring(middle));
        assertThat(search.found().getFirst().cardinality()).isEqualTo(1);
    }

    @Test
    void aModelThatNamesAllAlternativesSaysNothing() {
        var search = new MarkerSearch(SET);
        SET.canaries().forEach(c -> c.texts().forEach(search::take));
        Provenance.Outcome outcome = Provenance.found(SET, search.found());

        assertThat(outcome.canaries()).isZero();
        assertThat(outcome.pValue()).isEqualTo(1);
    }

    @Test
    void nothingFoundIsNoEvidence() {
        assertThat(Provenance.found(SET, new MarkerSearch(SET).found()).pValue())
                .isEqualTo(1);
    }

    /** Under the null hypothesis a p-value of at most α comes with a chance of at most α. */
    @Test
    void innocentModelsAreSeldomAccused() {
        var random = new Random(11);
        int runs = 2_000;
        int found = 0;
        int ranked = 0;
        for (int run = 0; run < runs; run++) {
            byte[] key = new byte[32];
            random.nextBytes(key);
            var set = new CanarySet("cmp", new CanaryPress(key).make("cmp", 20));
            List<BitSet> hits =
                    IntStream.range(0, 20).mapToObj(_ -> some(random)).toList();
            found += Provenance.found(set, hits).pValue() <= 0.05 ? 1 : 0;
            double[][] scores = new double[20][];
            for (int i = 0; i < 20; i++) {
                // Some models prefer the first alternatives; scores are coarse, so that there are ties.
                scores[i] = IntStream.range(0, 20)
                        .mapToDouble(j -> random.nextInt(8) - j / 4.0)
                        .toArray();
            }
            ranked += Provenance.ranked(set, scores).pValue() <= 0.05 ? 1 : 0;
        }
        // Three standard errors above 5 %.
        assertThat(found).isLessThan(runs / 20 + 30);
        assertThat(ranked).isLessThan(runs / 20 + 30);
        assertThat(ranked).isGreaterThan(runs / 40);
    }

    @Test
    void aModelThatRatesWhatWasGivenOutHigherIsFound() {
        var random = new Random(12);
        double[][] scores = new double[60][20];
        for (Canary canary : SET.canaries()) {
            for (int j = 0; j < 20; j++) {
                scores[canary.index()][j] = random.nextGaussian() + (j == canary.released() ? 1 : 0);
            }
        }
        Provenance.Outcome outcome = Provenance.ranked(SET, scores);

        assertThat(outcome.statistic()).isGreaterThan(outcome.expected());
        assertThat(outcome.pValue()).isLessThan(1e-4);
    }

    private static BitSet some(Random random) {
        var bits = new BitSet();
        for (int i = 0; i < 20; i++) {
            if (random.nextInt(6) == 0) {
                bits.set(i);
            }
        }
        return bits;
    }
}
