package dev.stillwatch.scoring.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * One cohort under test, simulated: accounts pass their milestones one after another while the reference grows, and somebody looks after
 * every rank. All of an account's statistics hang on one trait that it keeps for life, so its milestones and statistics are strongly
 * correlated, as the exchanges of one person are.
 */
final class Trial {

    private static final RankTest TEST = new RankTest(50);

    private final SplittableRandom random;
    private final List<Bins> reference = bins();
    private final List<Bins> ranked = bins();
    private Evidence evidence = Evidence.none();
    private double greatest = Double.NEGATIVE_INFINITY;

    Trial(SplittableRandom random, int reference) {
        this.random = random;
        for (int i = 0; i < reference; i++) {
            count(benign(random), Component.NUMBER);
        }
    }

    /** An account's statistics: a trait, and a little noise for each. */
    private static double[] account(SplittableRandom random, double trait) {
        double[] statistics = new double[Component.NUMBER];
        for (int c = 0; c < statistics.length; c++) {
            statistics[c] = Math.clamp(trait + random.nextDouble(-0.05, 0.05), 0, 1);
        }
        return statistics;
    }

    /** A benign account: mostly low, a few as high as a campaign's, a third of them alike. */
    static double[] benign(SplittableRandom random) {
        double draw = random.nextDouble();
        return account(random, draw < 0.33 ? 0.1 : draw < 0.95 ? 0.5 * random.nextDouble() : random.nextDouble(0.5, 1));
    }

    static double[] campaign(SplittableRandom random) {
        return account(random, random.nextDouble(0.6, 1));
    }

    private void count(double[] statistics, int components) {
        for (int c = 0; c < components; c++) {
            reference.get(c).add(Bins.of(statistics[c]), 1);
        }
    }

    /** Ranks members: each comes to some milestone or other next, and the reference grows by one meanwhile. */
    Trial run(List<double[]> members) {
        int[] next = new int[members.size()];
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < next.length; i++) {
            open.add(i);
        }
        int perMilestone = Statistic.values().length;
        while (!open.isEmpty()) {
            Integer member = open.get(random.nextInt(open.size()));
            rank(members.get(member), next[member], next[member] + perMilestone);
            next[member] += perMilestone;
            if (next[member] == Component.NUMBER) {
                open.removeIf(member::equals);
            }
            count(benign(random), Component.NUMBER);
        }
        return this;
    }

    private void rank(double[] statistics, int from, int to) {
        Surprisals surprisals = Surprisals.none();
        for (int c = from; c < to; c++) {
            int bin = Bins.of(statistics[c]);
            var p = TEST.rank(Component.all().get(c), bin, reference.get(c), ranked.get(c));
            if (p.isPresent()) {
                ranked.get(c).add(bin, 1);
                surprisals = surprisals.with(c, p.getAsDouble());
            }
        }
        evidence = evidence.with(surprisals, 1);
        greatest = Math.max(greatest, evidence.logE());
    }

    /** The log e-value at its highest: what somebody sees who stops when it suits. */
    double greatest() {
        return greatest;
    }

    double last() {
        return evidence.logE();
    }

    private static List<Bins> bins() {
        return Stream.generate(Bins::new).limit(Component.NUMBER).toList();
    }
}
