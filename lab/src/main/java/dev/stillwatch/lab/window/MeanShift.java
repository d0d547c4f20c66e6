package dev.stillwatch.lab.window;

import dev.stillwatch.sketch.text.BenignReference;
import dev.stillwatch.sketch.text.Generator;
import dev.stillwatch.sketch.text.GeneratorShift;
import java.util.List;

/** The statistics of the mean embedding that the platform itself can use. */
final class MeanShift implements Statistic {
    private interface Value {
        double of(double[] mean, int prompts);
    }

    private final Value value;

    private MeanShift(Value value) {
        this.value = value;
    }

    /** Whitened distance from the benign (Hotelling's T²). */
    static Statistic whitened(List<double[]> reference) {
        return new MeanShift(BenignReference.of(reference)::shift);
    }

    /** Likelihood ratio of a share that some generator made, against none. */
    static Statistic towardsGenerators(List<double[]> reference, List<Generator> generators, double share) {
        GeneratorShift shift = new GeneratorShift(BenignReference.of(reference), generators);
        return new MeanShift((mean, prompts) -> shift.logRatio(mean, prompts, share));
    }

    @Override
    public double[] features(double[] embedding) {
        return embedding;
    }

    @Override
    public double of(double[] meanFeatures, int prompts) {
        return value.of(meanFeatures, prompts);
    }
}
