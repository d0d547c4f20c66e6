package dev.stillwatch.sketch.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Benign vectors here are normal with one restless direction; generators lie along a steady one. */
class GeneratorShiftTest {
    private static final int SIZE = Embedding.DIMENSIONS;
    private static final int PROMPTS = 1_500;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(11);
    private final BenignReference reference = BenignReference.of(benign(4_000));
    private final GeneratorShift shift = new GeneratorShift(
            reference, List.of(new Generator("one", 1, generator(3)), new Generator("other", 1, generator(4))));

    @Test
    void benignMeansLieAboutAsFarAsThereAreDirections() {
        double sum = 0;
        for (int i = 0; i < 50; i++) {
            sum += reference.shift(mean(benign(PROMPTS)), PROMPTS);
        }
        assertThat(sum / 50).isCloseTo(SIZE, within(8.0));
    }

    @Test
    void aSmallShareOfAGeneratorNeverSeenShows() {
        List<double[]> mixed = benign(PROMPTS * 19 / 20);
        while (mixed.size() < PROMPTS) {
            mixed.add(vector(generator(5)));
        }
        assertThat(shift.logRatio(mean(mixed), PROMPTS, 0.05)).isGreaterThan(10);
    }

    /** A likelihood ratio has mean 1 under the benign, so by Markov it exceeds e³ with chance 0.05 at most. */
    @Test
    void benignMeansSeldomLookGenerated() {
        int high = 0;
        for (int i = 0; i < 100; i++) {
            high += shift.logRatio(mean(benign(PROMPTS)), PROMPTS, 0.05) > 3 ? 1 : 0;
        }
        assertThat(high).isLessThanOrEqualTo(5);
    }

    /** Against the density of the normal distribution written out in one dimension a direction. */
    @Test
    void withoutKnownGeneratorsTheRatioIsThatOfTwoRoundNormalDistributions() {
        double[] mean = mean(benign(100));
        double[] z = reference.whiten(mean);
        double noise = reference.noise(100);
        double wide = noise + 0.1 * 0.1 * GeneratorShift.WIDTH;
        double expected = 0;
        for (double value : z) {
            expected += (value * value / noise - value * value / wide - Math.log(wide / noise)) / 2;
        }
        assertThat(new GeneratorShift(reference, List.of()).logRatio(mean, 100, 0.1))
                .isCloseTo(expected, within(1e-9));
    }

    @Test
    void aReferenceNeedsVectors() {
        assertThatThrownBy(() -> BenignReference.of(List.of(new double[SIZE])))
                .hasMessageContaining("needs two vectors");
    }

    private List<double[]> benign(int number) {
        List<double[]> vectors = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            vectors.add(vector(new double[SIZE]));
        }
        return vectors;
    }

    /** A draw around a middle; direction 0 is ten times as restless as the others. */
    private double[] vector(double[] middle) {
        double[] vector = middle.clone();
        for (int i = 0; i < SIZE; i++) {
            vector[i] += random.nextGaussian() * (i == 0 ? 0.3 : 0.03);
        }
        return vector;
    }

    private static double[] generator(int at) {
        double[] middle = new double[SIZE];
        middle[1] = 0.08;
        middle[at] = 0.04;
        return middle;
    }

    private static double[] mean(List<double[]> vectors) {
        double[] mean = new double[SIZE];
        vectors.forEach(vector -> {
            for (int i = 0; i < SIZE; i++) {
                mean[i] += vector[i] / vectors.size();
            }
        });
        return mean;
    }
}
