package dev.stillwatch.scoring.signal;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The additive log-odds model: a prior and a weight a signal, for accounts and for each hypothesis about cohorts. The numbers of the shipped one were chosen by
 * reasoning over the public reports of campaigns, not fitted to any traffic; docs/detection.md gives the reason of each.
 *
 * @param version what its file calls it, and the beginning of the file's SHA-256, so that no two sets of numbers share a version
 * @param accountPrior log-odds of an account of which nothing is known
 * @param harvestPrior log-odds that a cohort of which nothing is known draws training data out itself
 * @param relayPrior log-odds that it passes on what other people ask
 * @param weights the rows
 */
public record ScoringModel(
        String version, double accountPrior, double harvestPrior, double relayPrior, List<Weight> weights) {

    /** The model that is shipped. */
    public static final ScoringModel STANDARD = ModelFile.shipped("/models/standard.model");

    /** Copies the rows. */
    public ScoringModel {
        weights = List.copyOf(weights);
    }

    /**
     * The same model without some signals, under a version that says so.
     *
     * @throws IllegalArgumentException when it has no signal of such a name
     */
    public ScoringModel without(List<String> signals) {
        if (signals.isEmpty()) {
            return this;
        }
        List<String> known = weights.stream().map(Weight::signal).toList();
        for (String signal : signals) {
            if (!known.contains(signal)) {
                throw new IllegalArgumentException("stillwatch.scoring.disabled-signals names \"" + signal
                        + "\", which is no signal; choose from " + String.join(", ", known));
            }
        }
        return new ScoringModel(
                version + " without " + signals.stream().distinct().sorted().collect(Collectors.joining(", ")),
                accountPrior,
                harvestPrior,
                relayPrior,
                weights.stream()
                        .filter(weight -> !signals.contains(weight.signal()))
                        .toList());
    }
}
