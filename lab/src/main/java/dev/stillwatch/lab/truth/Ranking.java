package dev.stillwatch.lab.truth;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which share of the attackers' accounts scores above all but a share of the benign ones. Null where the benign accounts are too few
 * for that share to hold one.
 *
 * @param truePositivesAt1Percent at a false-positive rate of 0.01
 * @param truePositivesAt1PerMille at a false-positive rate of 0.001
 */
public record Ranking(
        @Nullable Double truePositivesAt1Percent, @Nullable Double truePositivesAt1PerMille) {
    static Ranking of(double[] attackers, double[] benign) {
        double[] sorted = benign.clone();
        Arrays.sort(sorted);
        return new Ranking(at(1e-2, attackers, sorted), at(1e-3, attackers, sorted));
    }

    private static @Nullable Double at(double rate, double[] attackers, double[] ascending) {
        int allowed = (int) (rate * ascending.length + 1e-9);
        if (allowed < 1 || attackers.length == 0) {
            return null;
        }
        double threshold = allowed < ascending.length ? ascending[ascending.length - 1 - allowed] : -1;
        return (double) Arrays.stream(attackers)
                        .filter(score -> score > threshold)
                        .count()
                / attackers.length;
    }
}
