package dev.stillwatch.scoring.evidence;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The e-BH procedure of Wang and Ramdas, "False discovery rate control with e-values" (JRSS B, 2022): of K hypotheses those with the k
 * largest e-values are discoveries, k the greatest with the k-th largest at least K/(αk). The expected share of false ones among them is
 * at most α, whatever the dependence between the e-values.
 */
public final class Discoveries {

    private Discoveries() {}

    /**
     * The discoveries when some hypotheses were thought likelier than others beforehand: each e-value is multiplied by its hypothesis' weight, the
     * weights scaled to a mean of 1 (Ignatiadis, Wang and Ramdas, "E-values as unnormalized weights in multiple testing", Biometrika 2024). The rate holds as long
     * as the weights do not look at what the e-values look at.
     *
     * @param logEs natural logarithm of the e-value by hypothesis, all hypotheses under test
     * @param weights of the same hypotheses, above 0
     * @param rate the false-discovery rate α, above 0 and at most 1
     */
    public static Set<String> at(Map<String, Double> logEs, Map<String, Double> weights, double rate) {
        double mean = logEs.keySet().stream()
                .sorted()
                .mapToDouble(id -> weights.getOrDefault(id, 1.0))
                .average()
                .orElse(1);
        Map<String, Double> weighted = new HashMap<>();
        logEs.forEach((id, logE) -> weighted.put(id, logE + StrictMath.log(weights.getOrDefault(id, 1.0) / mean)));
        return at(weighted, rate);
    }

    /**
     * The discoveries.
     *
     * @param logEs natural logarithm of the e-value by hypothesis, all hypotheses under test
     * @param rate the false-discovery rate α, above 0 and at most 1
     */
    public static Set<String> at(Map<String, Double> logEs, double rate) {
        List<Double> falling =
                logEs.values().stream().sorted(Comparator.reverseOrder()).toList();
        double threshold = Double.POSITIVE_INFINITY;
        for (int k = 1; k <= falling.size(); k++) {
            double needed = StrictMath.log(falling.size()) - StrictMath.log(rate) - StrictMath.log(k);
            if (falling.get(k - 1) >= needed) {
                threshold = falling.get(k - 1);
            }
        }
        double least = threshold;
        return logEs.entrySet().stream()
                .filter(e -> e.getValue() >= least)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
