package dev.stillwatch.scoring.signal;

import dev.stillwatch.type.v1.Reason;
import java.util.Comparator;
import java.util.List;

/**
 * A score and why. The weights of the reasons with the prior add up to the log-odds, exactly as written.
 *
 * @param prior log-odds before any reason, in nats
 * @param reasons strongest first
 */
public record Score(double prior, List<Reason> reasons) {

    private static final Comparator<Reason> STRONGEST_FIRST =
            Comparator.comparingDouble((Reason r) -> -Math.abs(r.getWeight())).thenComparing(Reason::getSignal);

    /** Sorts the reasons. */
    public Score {
        reasons = reasons.stream().sorted(STRONGEST_FIRST).toList();
    }

    /** The sum, in nats. */
    public double logOdds() {
        double sum = prior;
        for (Reason reason : reasons) {
            sum += reason.getWeight();
        }
        return sum;
    }

    /** The probability, 0 to 1. */
    public double probability() {
        return logistic(logOdds());
    }

    /** Probability of log-odds. */
    public static double logistic(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }
}
