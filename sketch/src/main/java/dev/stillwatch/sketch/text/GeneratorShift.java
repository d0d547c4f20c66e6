package dev.stillwatch.sketch.text;

import java.util.List;

/**
 * Whether some prompts are benign, or a share of them made by a generator of training data. What a generator's prompts look like as a whole is taken as drawn
 * from a normal distribution around the generators known, wide enough for others ({@link #WIDTH} benign variances in every direction). So the
 * likelihood ratio of a mean has a closed form; it is an e-value where prompts are independent draws from the reference.
 *
 * <p>Cheap: a known generator costs 64 multiplications. Safe for all threads.
 */
public final class GeneratorShift {
    /** Variance of an unknown generator's mean around the known ones, in benign variances. */
    public static final double WIDTH = 0.2;

    private final BenignReference reference;
    private final double[] middle;
    private final double[][] arms;

    /**
     * Knows some generators.
     *
     * @param reference the benign
     * @param generators one each
     */
    public GeneratorShift(BenignReference reference, List<Generator> generators) {
        this.reference = reference;
        double total = generators.stream().mapToDouble(Generator::weight).sum();
        this.middle = new double[Embedding.DIMENSIONS];
        this.arms = new double[generators.size()][];
        for (int g = 0; g < arms.length; g++) {
            arms[g] = reference.whiten(generators.get(g).mean());
            for (int i = 0; i < middle.length; i++) {
                middle[i] += arms[g][i] * generators.get(g).weight() / total;
            }
        }
        for (int g = 0; g < arms.length; g++) {
            double root = Math.sqrt(generators.get(g).weight() / total);
            for (int i = 0; i < middle.length; i++) {
                arms[g][i] = root * (arms[g][i] - middle[i]);
            }
        }
    }

    /**
     * Natural logarithm of the likelihood ratio, generated against benign.
     *
     * @param mean the mean embedding, at length 1
     * @param prompts how many independent prompts it is of, above 0; fewer than there are where they resemble one another
     * @param share what share of them is generated if any is, above 0 to 1
     */
    public double logRatio(double[] mean, double prompts, double share) {
        double[] z = reference.whiten(mean);
        double noise = reference.noise(prompts);
        double wide = noise + share * share * WIDTH;
        double benign = 0;
        double[] rest = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            benign += z[i] * z[i];
            rest[i] = z[i] - share * middle[i];
        }
        double factor = share * share / wide;
        double[][] inner = new double[arms.length][arms.length];
        double[] along = new double[arms.length];
        for (int i = 0; i < arms.length; i++) {
            along[i] = product(arms[i], rest);
            for (int j = 0; j <= i; j++) {
                inner[i][j] = factor * product(arms[i], arms[j]) + (i == j ? 1 : 0);
            }
        }
        // Woodbury: the covariance is wide × identity + share² × arms, so all that is inverted has the size of the
        // number of generators.
        Cholesky root = Cholesky.of(inner);
        double[] solved = root.solveLower(along);
        double generated = (product(rest, rest) - factor * product(solved, solved)) / wide;
        double determinants = z.length * StrictMath.log(wide / noise) + root.logDeterminant();
        return (benign / noise - generated - determinants) / 2;
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
