package dev.stillwatch.scoring.signal;

import java.util.List;

/**
 * The additive log-odds model: a prior and a weight a signal, for accounts and for cohorts. The numbers of the shipped one were chosen by
 * reasoning over the public reports of campaigns, not fitted to any traffic; docs/detection.md gives the reason of each.
 *
 * @param version what its file calls it, and the beginning of the file's SHA-256, so that no two sets of numbers share a version
 * @param accountPrior log-odds of an account of which nothing is known
 * @param cohortPrior log-odds of a cohort of which nothing is known
 * @param weights the rows
 */
public record ScoringModel(String version, double accountPrior, double cohortPrior, List<Weight> weights) {

    /** The model that is shipped. */
    public static final ScoringModel STANDARD = ModelFile.shipped("/models/standard.model");

    /** Copies the rows. */
    public ScoringModel {
        weights = List.copyOf(weights);
    }
}
