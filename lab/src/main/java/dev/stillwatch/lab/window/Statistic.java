package dev.stillwatch.lab.window;

import java.util.List;

/** A statistic of a window, fitted on benign prompts: a function of the mean of something taken of each prompt. */
interface Statistic {
    /** What is taken of a prompt, from its embedding at length 1. */
    double[] features(double[] embedding);

    /** The value of a window; the greater, the less it looks benign. */
    double of(double[] meanFeatures, int prompts);

    /** Fits a statistic. */
    interface Fitting {
        /** Fits on benign prompts, given as embeddings at length 1. */
        Statistic fit(List<double[]> reference);
    }
}
