package dev.stillwatch.intel.canary;

import java.util.BitSet;
import java.util.List;

/**
 * The tests. Their null hypothesis is that whoever made the suspect model did not know which alternatives were given out. Then each alternative of a canary is as likely to be
 * the one as any other, because it was drawn so, whatever the model knows, likes or repeats: a randomisation test (Fisher), exact, with no assumption about the model.
 */
public final class Provenance {

    /**
     * What came of a test.
     *
     * @param canaries canaries that say something: where none or all alternatives were found nothing follows
     * @param statistic canaries whose given-out alternative was found; or the sum of ranks
     * @param expected what it is on average under the null hypothesis
     * @param pValue chance under the null hypothesis of this statistic or a larger one
     */
    public record Outcome(int canaries, double statistic, double expected, double pValue) {}

    private Provenance() {}

    /**
     * Were more given-out alternatives found than chance would have it? Of a canary with h of n alternatives found the given-out one is among them with chance h / n; how many
     * are is Poisson-binomial, and computed exactly.
     */
    public static Outcome found(CanarySet set, List<BitSet> found) {
        double[] chance = {1};
        int observed = 0;
        int telling = 0;
        double expected = 0;
        for (Canary canary : set.canaries()) {
            BitSet alternatives = found.get(canary.index());
            double p = (double) alternatives.cardinality() / canary.texts().size();
            observed += alternatives.get(canary.released()) ? 1 : 0;
            telling += p > 0 && p < 1 ? 1 : 0;
            expected += p;
            chance = convolve(chance, new double[] {1 - p, p});
        }
        return new Outcome(telling, observed, expected, tail(chance, observed));
    }

    /**
     * Does the model rate the given-out alternatives above the others? Ranks from 0, the likeliest highest, ties shared; their sum has the distribution of a sum of uniform
     * ranks, which is computed exactly, on half ranks for the sake of ties.
     *
     * @param scores by canary and alternative: the more likely the model finds a text, the higher
     */
    public static Outcome ranked(CanarySet set, double[][] scores) {
        double[] chance = {1};
        int observed = 0;
        double expected = 0;
        for (Canary canary : set.canaries()) {
            double[] of = scores[canary.index()];
            double[] uniform = new double[2 * of.length - 1];
            for (int i = 0; i < of.length; i++) {
                int rank = doubledRank(of, i);
                uniform[rank] += 1.0 / of.length;
                expected += (double) rank / of.length;
            }
            observed += doubledRank(of, canary.released());
            chance = convolve(chance, uniform);
        }
        return new Outcome(set.canaries().size(), observed / 2.0, expected / 2, tail(chance, observed));
    }

    /** Twice the mid-rank. */
    private static int doubledRank(double[] scores, int index) {
        int below = 0;
        int ties = 0;
        for (int i = 0; i < scores.length; i++) {
            below += scores[i] < scores[index] ? 1 : 0;
            ties += i != index && scores[i] == scores[index] ? 1 : 0;
        }
        return 2 * below + ties;
    }

    private static double[] convolve(double[] a, double[] b) {
        double[] sum = new double[a.length + b.length - 1];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                sum[i + j] += a[i] * b[j];
            }
        }
        return sum;
    }

    /** Summed from the far end, where the terms are smallest. */
    private static double tail(double[] chance, int from) {
        double sum = 0;
        for (int i = chance.length - 1; i >= from; i--) {
            sum += chance[i];
        }
        return Math.min(1, sum);
    }
}
