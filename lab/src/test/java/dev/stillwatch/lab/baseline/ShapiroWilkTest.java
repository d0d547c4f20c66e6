package dev.stillwatch.lab.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class ShapiroWilkTest {
    @Test
    void theWeightsOfMenOfShapiroAndWilksPaper() {
        // The example of Shapiro and Wilk (1965): weights of eleven men in pounds. R's and SciPy's shapiro give W =
        // 0.78881.
        double[] weights = {148, 154, 158, 160, 161, 162, 166, 170, 182, 195, 236};

        assertThat(ShapiroWilk.w(weights)).isCloseTo(0.7888147830963135, within(1e-5));
    }

    @Test
    void normalScoresAreNormal() {
        double[] scores = IntStream.rangeClosed(1, 500)
                .mapToDouble(i -> NormalDistribution.of(3, 2).inverseCumulativeProbability((i - 0.5) / 500))
                .toArray();

        assertThat(ShapiroWilk.w(scores)).isGreaterThan(0.998);
    }

    @Test
    void anEvenSpreadIsLessSoAndTwoLumpsAreFarFromIt() {
        // For a large even spread W tends to the squared correlation of uniform and normal quantiles, 3/π = 0.955.
        double[] even = IntStream.range(0, 1_000).mapToDouble(i -> i).toArray();
        double[] lumps = IntStream.range(0, 1_000).mapToDouble(i -> i % 2).toArray();

        assertThat(ShapiroWilk.w(even)).isCloseTo(3 / Math.PI, within(0.005));
        // For two equal lumps it tends to the squared mean of |normal|, 2/π = 0.637.
        assertThat(ShapiroWilk.w(lumps)).isCloseTo(2 / Math.PI, within(0.005));
    }

    @Test
    void shiftAndScaleAreNoMatter() {
        double[] values = {1, 5, 2, 8, 3, 3, 9, 4, 7, 6, 2, 5, 11};

        assertThat(ShapiroWilk.w(Arrays.stream(values).map(v -> 7 * v - 3).toArray()))
                .isCloseTo(ShapiroWilk.w(values), within(1e-12));
    }

    @Test
    void tooFewSayNothing() {
        assertThatThrownBy(() -> ShapiroWilk.w(new double[5])).hasMessageContaining("6 to 5,000");
    }
}
