package dev.stillwatch.lab.simulate;

/**
 * Which seeds may be used for what. Whatever is tuned looks at tuning seeds only; figures that are reported come from evaluation
 * seeds only. A campaign of an evaluation seed harvests with prompt families that no tuning seed ever shows, unless its plan names
 * others.
 */
public final class Seeds {
    /** The first seed for evaluation; those below are for tuning. */
    public static final long FIRST_FOR_EVALUATION = 1_000_000;

    private Seeds() {}

    /** The evaluation seed of this number, from 0. */
    public static long evaluation(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("evaluation seeds count from 0, not " + number);
        }
        return FIRST_FOR_EVALUATION + number;
    }

    /** Whether nothing may be tuned to this seed. */
    public static boolean isEvaluation(long seed) {
        return seed >= FIRST_FOR_EVALUATION;
    }
}
