package dev.stillwatch.lab.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How well a score tells some attackers' accounts from all benign ones. A true-positive rate at a false-positive rate is the share of
 * the attackers that score strictly above the highest score that all but that share of the benign accounts keep to. Null where the
 * benign accounts are too few for that share to hold one.
 *
 * @param accounts the attackers' accounts
 * @param tprAt1Percent at a false-positive rate of 0.01
 * @param tprAt1PerMille at 0.001
 * @param tprAt1In10000 at 0.0001
 * @param tprAtZeroFalse above every benign account
 * @param partialAuc area under the ROC curve up to a false-positive rate of 0.001, divided by 0.001
 * @param auc area under the whole curve
 */
public record Ranking(
        int accounts,
        @JsonProperty("tprAt0.01") @Nullable Double tprAt1Percent,
        @JsonProperty("tprAt0.001") @Nullable Double tprAt1PerMille,
        @JsonProperty("tprAt0.0001") @Nullable Double tprAt1In10000,
        @Nullable Double tprAtZeroFalse,
        @JsonProperty("pAuc1e-3") @Nullable Double partialAuc,
        @Nullable Double auc) {
    private static final double PARTIAL = 1e-3;
    private static final int ENOUGH_FOR_PARTIAL = 1000;

    static Ranking of(double[] attackers, double[] benign) {
        double[] sorted = benign.clone();
        Arrays.sort(sorted);
        boolean both = attackers.length > 0 && sorted.length > 0;
        Roc roc = both ? Roc.of(attackers, sorted) : null;
        return new Ranking(
                attackers.length,
                at(1e-2, attackers, sorted),
                at(1e-3, attackers, sorted),
                at(1e-4, attackers, sorted),
                attackers.length == 0 ? null : above(sorted.length == 0 ? -1 : sorted[sorted.length - 1], attackers),
                roc == null || sorted.length < ENOUGH_FOR_PARTIAL ? null : roc.area(PARTIAL),
                roc == null ? null : roc.area(1));
    }

    /** How many of so many benign accounts a false-positive rate allows. */
    static int allowed(double rate, int benign) {
        return (int) (rate * benign + 1e-9);
    }

    private static @Nullable Double at(double rate, double[] attackers, double[] ascending) {
        int allowed = allowed(rate, ascending.length);
        if (allowed < 1 || attackers.length == 0) {
            return null;
        }
        return above(allowed < ascending.length ? ascending[ascending.length - 1 - allowed] : -1, attackers);
    }

    private static Double above(double threshold, double[] scores) {
        return (double) Arrays.stream(scores).filter(score -> score > threshold).count() / scores.length;
    }
}
