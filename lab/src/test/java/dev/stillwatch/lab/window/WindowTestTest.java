package dev.stillwatch.lab.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.sketch.text.Embedding;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** On drawn vectors, where what is true is known. */
class WindowTestTest {
    private static final int WINDOW = 100;
    private final SplittableRandom random = new SplittableRandom(5);
    private final List<double[]> benign = vectors(3_000, 0);

    @Test
    void attackersLikeTheBenignAreSeenNoMoreThanTheBenign() {
        WindowTest.Result result =
                new WindowTest(MeanShift::whitened, WINDOW, benign, 1).run(0.05, List.of(1.0), vectors(500, 0));

        assertThat(result.falsePositives()).isLessThan(0.15);
        assertThat(result.seen().getFirst()).isLessThan(0.2);
    }

    @Test
    void aGreaterShareIsSeenMoreOften() {
        WindowTest.Result result = new WindowTest(MeanShift::whitened, WINDOW, benign, 1)
                .run(0.05, List.of(1.0, 0.2, 0.01), vectors(500, 0.05));

        assertThat(result.seen().getFirst()).isEqualTo(1);
        assertThat(result.seen().get(1)).isGreaterThan(result.seen().get(2));
    }

    @Test
    void noveltyIsTheDistanceToTheThirdNearest() {
        List<double[]> points = List.of(at(0), at(1), at(3), at(7));

        assertThat(new Novelty(points).features(at(0))[0]).isEqualTo(3);
    }

    private List<double[]> vectors(int number, double middle) {
        List<double[]> vectors = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            double[] vector = new double[Embedding.DIMENSIONS];
            for (int d = 0; d < vector.length; d++) {
                vector[d] = middle + 0.1 * random.nextGaussian();
            }
            vectors.add(vector);
        }
        return vectors;
    }

    private static double[] at(double first) {
        double[] vector = new double[Embedding.DIMENSIONS];
        vector[0] = first;
        return vector;
    }
}
