package dev.stillwatch.lab.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One benign source against attackers, by one statistic. Of the benign prompts two thirds fit and calibrate, 24 times over in other
 * halves, so that the threshold knows how much a reference varies; the last third is only tested on.
 */
final class WindowTest {
    private static final int SPLITS = 24;
    private static final int CALIBRATION_WINDOWS = 40;
    private static final int TEST_WINDOWS = 200;
    private static final int ATTACK_WINDOWS = 50;

    private final Statistic.Fitting fitting;
    private final int size;
    private final List<double[]> known;
    private final List<double[]> unknown;
    private final SplittableRandom random;

    WindowTest(Statistic.Fitting fitting, int size, List<double[]> benign, long seed) {
        this.fitting = fitting;
        this.size = size;
        this.random = new SplittableRandom(seed);
        List<double[]> shuffled = shuffled(benign);
        this.known = shuffled.subList(0, shuffled.size() * 2 / 3);
        this.unknown = shuffled.subList(shuffled.size() * 2 / 3, shuffled.size());
    }

    /**
     * Runs it.
     *
     * @param falsePositives the share of benign windows that the threshold is set to let through, 0 to 1
     * @param shares the attacker's shares, each above 0 to 1
     */
    Result run(double falsePositives, List<Double> shares, List<double[]> attacker) {
        double[] calibration = new double[SPLITS * CALIBRATION_WINDOWS];
        for (int split = 0; split < SPLITS; split++) {
            List<double[]> halves = shuffled(known);
            Statistic statistic = fitting.fit(halves.subList(0, halves.size() / 2));
            Pool pool = new Pool(halves.subList(halves.size() / 2, halves.size()), statistic);
            for (int i = 0; i < CALIBRATION_WINDOWS; i++) {
                calibration[split * CALIBRATION_WINDOWS + i] = value(statistic, pool, pool, 0);
            }
        }
        Arrays.sort(calibration);
        int rank = (int) Math.ceil((calibration.length + 1) * (1 - falsePositives));
        double threshold = calibration[Math.min(rank, calibration.length) - 1];
        Statistic statistic = fitting.fit(shuffled(known).subList(0, known.size() / 2));
        Pool benign = new Pool(unknown, statistic);
        Pool generated = new Pool(attacker, statistic);
        List<Double> seen = new ArrayList<>();
        for (double share : shares) {
            seen.add(above(threshold, ATTACK_WINDOWS, statistic, benign, generated, share));
        }
        return new Result(above(threshold, TEST_WINDOWS, statistic, benign, benign, 0), seen);
    }

    private double above(
            double threshold, int windows, Statistic statistic, Pool benign, Pool generated, double share) {
        int above = 0;
        for (int i = 0; i < windows; i++) {
            above += value(statistic, benign, generated, share) > threshold ? 1 : 0;
        }
        return (double) above / windows;
    }

    private double value(Statistic statistic, Pool benign, Pool generated, double share) {
        int attackers = (int) Math.round(share * size);
        double[] mean = new double[benign.dimensions()];
        benign.draw(size - attackers, mean, random);
        generated.draw(attackers, mean, random);
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= size;
        }
        return statistic.of(mean, size);
    }

    private List<double[]> shuffled(List<double[]> prompts) {
        List<double[]> shuffled = new ArrayList<>(prompts);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, random.nextInt(i + 1));
        }
        return shuffled;
    }

    /**
     * What came of it.
     *
     * @param falsePositives share of benign test windows above the threshold
     * @param seen by attacker share, the share of windows above it
     */
    record Result(double falsePositives, List<Double> seen) {}
}
