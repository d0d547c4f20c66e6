package dev.stillwatch.lab.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.lab.simulate.chance.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DetectorsTest {
    private static final long HOUR = 3_600_000;
    private static final int DIMENSIONS = 16;

    @Test
    void theVolumeLimitLooksAtTheFullestDay() {
        List<Query> queries = IntStream.of(1, 2, 3, 25, 26, 49, 50, 51, 52)
                .mapToObj(hour -> query("a", hour * HOUR, new byte[DIMENSIONS]))
                .toList();

        assertThat(Watched.of(queries, new VolumeLimit(), 3)).isEqualTo(new Watched(4, 52 * HOUR));
    }

    @Test
    void seatCountsQueriesWithASimilarOneBefore() {
        byte[] one = unit(0);
        byte[] other = unit(1);
        List<Query> queries = List.of(
                query("a", 1, one),
                query("a", 2, other),
                query("a", 3, one),
                query("a", 4, one),
                query("a", 5, unit(2)));

        assertThat(Watched.of(queries, new Seat(0.9), 1)).isEqualTo(new Watched(2, 4));
    }

    @Test
    void pradaSuspectsEquallySpacedQueriesMoreThanScatteredOnes() {
        Dice dice = new Dice(5);
        // Two distances only: near-copies of few seeds, then the same again.
        List<Query> copies = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            byte[] embedding = unit(i % 4);
            embedding[8 + i % 2] = (byte) (i % 3 * 10);
            copies.add(query("a", i, embedding));
        }
        List<Query> scattered = IntStream.range(0, 200)
                .mapToObj(i -> query("b", i, random(dice)))
                .toList();

        assertThat(Watched.of(copies, new Prada(), 1).score())
                .isGreaterThan(2 * Watched.of(scattered, new Prada(), 1).score());
    }

    @Test
    void pradaSaysNothingBelowAHundredDistances() {
        Dice dice = new Dice(6);
        List<Query> few = IntStream.range(0, 90)
                .mapToObj(i -> query("b", i, random(dice)))
                .toList();

        assertThat(Watched.of(few, new Prada(), 0)).isEqualTo(new Watched(0, Watched.NEVER));
    }

    @Test
    void mmdTellsAnotherDistributionFromTheReferences() {
        Dice dice = new Dice(7);
        List<Query> reference = IntStream.range(0, 400)
                .mapToObj(i -> query("r", i, random(dice)))
                .toList();
        FourierFeatures features = new FourierFeatures(reference, dice);
        double[] mean = Mmd.mean(features, reference);
        List<Query> same = IntStream.range(0, 100)
                .mapToObj(i -> query("s", i, random(dice)))
                .toList();
        List<Query> other = IntStream.range(0, 100)
                .mapToObj(i -> query("o", i, unit(i % 2)))
                .toList();

        assertThat(Watched.of(other, Mmd.against(features, mean), 0).score())
                .isGreaterThan(
                        3 * Watched.of(same, Mmd.against(features, mean), 0).score());
    }

    private static Query query(String account, long at, byte[] embedding) {
        return new Query(account, at, "", "", new Vector(embedding));
    }

    private static byte[] unit(int dimension) {
        byte[] embedding = new byte[DIMENSIONS];
        embedding[dimension] = 127;
        return embedding;
    }

    private static byte[] random(Dice dice) {
        byte[] embedding = new byte[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            embedding[i] = (byte) Math.clamp(Math.round(40 * dice.gaussian()), -127, 127);
        }
        return embedding;
    }
}
