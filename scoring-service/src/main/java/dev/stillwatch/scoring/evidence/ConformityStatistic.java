package dev.stillwatch.scoring.evidence;

import dev.stillwatch.ingest.v1.ElicitationClass;
import dev.stillwatch.sketch.activity.Activity;
import dev.stillwatch.sketch.activity.Counter;

/**
 * One number, 0 to 1, for how much an account draws the model's answers out as training data. It reads content and usage
 * only: nothing that linking links by (templates, skeletons, system prompts, tools, clients, identifiers), so that the evidence
 * which made a cohort is not used again to test it.
 *
 * <p>The test is valid for any such number; a better one only finds more. It is continuous on purpose: ties cost power.
 */
public final class ConformityStatistic {

    /** Answer tokens an exchange at which yield counts in full. */
    private static final double FULL_YIELD_TOKENS = 8_000;

    /** Kept to this many parts of 1, so that what is stored is what was compared. */
    private static final double PRECISION = 1e6;

    private ConformityStatistic() {}

    /** The statistic of an account's own activity; 0 without exchanges. */
    public static double of(Activity account) {
        double n = account.exchanges();
        if (n == 0) {
            return 0;
        }
        double strongest = 0;
        for (ElicitationClass kind : ElicitationClass.values()) {
            if (kind != ElicitationClass.UNRECOGNIZED && kind.getNumber() > 0) {
                strongest = Math.max(strongest, account.meanScore(kind));
            }
        }
        double elicits = 0.5 * strongest + 0.5 * account.elicitingShare();
        double statistic = 0.55 * elicits
                + 0.15 * account.count(Counter.FIRST_TURNS) / n
                + 0.10 * richness(account.count(Counter.OUTPUT_TOKENS) / n)
                + 0.10 * richness(account.count(Counter.REASONING_TOKENS) / n)
                + 0.05 * account.count(Counter.HIGH_REASONING_EFFORT) / n
                + 0.05
                        * Math.max(account.count(Counter.MANY_ALTERNATIVES), account.count(Counter.LOG_PROBABILITIES))
                        / n;
        return Math.round(Math.clamp(statistic, 0, 1) * PRECISION) / PRECISION;
    }

    private static double richness(double tokens) {
        return Math.min(1, StrictMath.log1p(tokens) / StrictMath.log1p(FULL_YIELD_TOKENS));
    }
}
