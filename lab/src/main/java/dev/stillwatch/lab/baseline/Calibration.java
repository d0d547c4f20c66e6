package dev.stillwatch.lab.baseline;

import dev.stillwatch.lab.simulate.chance.Dice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Calibrates the methods on benign-only traffic of another seed. Each threshold is the 95th percentile of what benign subjects reach,
 * the percentile of arXiv 2606.05725 and of its adaptations of PRADA and SEAT; the volume limit, which is no test, takes the 99.9th.
 * Cohorts are calibrated on random groups of benign accounts.
 */
final class Calibration {
    private static final double PERCENTILE = 0.95;
    private static final double VOLUME_PERCENTILE = 0.999;
    private static final double UNLIKE = 0.999;
    private static final int PAIRS = 20_000;
    private static final int REFERENCE = 1_500;
    private static final int GROUPS = 25;
    private static final List<Integer> GROUP_SIZES = List.of(5, 10, 20, 40);

    private final Queries benign;
    private final List<Query> telling;
    private final List<List<Query>> groups = new ArrayList<>();
    private final Dice dice;

    /** Calibrates on queries of benign accounts, of which some say something. */
    Calibration(Queries benign, Dice dice) {
        this.benign = benign;
        this.dice = dice;
        this.telling = benign.all().stream()
                .filter(query -> !query.embedding().isEmpty())
                .toList();
        List<List<Query>> accounts = List.copyOf(benign.byAccount().values());
        for (int size : GROUP_SIZES) {
            for (int i = 0; i < GROUPS; i++) {
                groups.add(IntStream.range(0, size)
                        .mapToObj(member -> dice.pick(accounts))
                        .distinct()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparingLong(Query::at))
                        .toList());
            }
        }
    }

    /** All methods. */
    List<Method> methods() {
        double similar = similar();
        FourierFeatures features = new FourierFeatures(telling, dice.of("features"));
        Dice chooser = dice.of("reference");
        double[] reference = Mmd.mean(
                features,
                IntStream.range(0, REFERENCE)
                        .mapToObj(i -> chooser.pick(telling))
                        .toList());
        return List.of(
                method("volume limit", VolumeLimit::new, VOLUME_PERCENTILE),
                method("PRADA", Prada::new, PERCENTILE),
                method("SEAT", () -> new Seat(similar), PERCENTILE),
                method("MMD", () -> Mmd.against(features, reference), PERCENTILE));
    }

    private Method method(String name, Supplier<Detector> detectors, double percentile) {
        return new Method(
                name,
                detectors,
                threshold(List.copyOf(benign.byAccount().values()), detectors, percentile),
                threshold(groups, detectors, percentile));
    }

    private static double threshold(List<List<Query>> subjects, Supplier<Detector> detectors, double percentile) {
        double[] scores = subjects.stream()
                .mapToDouble(queries ->
                        Watched.of(queries, detectors.get(), Double.MAX_VALUE).score())
                .sorted()
                .toArray();
        return scores[Math.min(scores.length - 1, (int) Math.ceil(percentile * scores.length))];
    }

    private double similar() {
        Dice pairs = dice.of("pairs");
        double[] cosines = IntStream.range(0, PAIRS)
                .mapToDouble(i -> pairs.pick(telling)
                        .embedding()
                        .cosine(pairs.pick(telling).embedding()))
                .sorted()
                .toArray();
        return Math.min(0.999, cosines[(int) (UNLIKE * PAIRS)]);
    }
}
