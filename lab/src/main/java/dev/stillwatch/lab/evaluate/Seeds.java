package dev.stillwatch.lab.evaluate;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Which seeds are for what, so that nothing is ever tuned on what it is reported on. Demo, tests and tuning use seeds below
 * {@link #FIRST_FITTING}; weights and baselines' thresholds are fitted on seeds from there on; what is reported comes from
 * {@link #FIRST_EVALUATION} on, and those seeds are for looking at scores, never for changing anything to suit them.
 */
public final class Seeds {
    /** The first seed that weights and thresholds are fitted on. */
    public static final long FIRST_FITTING = 1_000_000;

    /** The first seed that results are reported on. */
    public static final long FIRST_EVALUATION = 2_000_000;

    private Seeds() {}

    /** The first so many evaluation seeds. */
    public static List<Long> evaluation(int count) {
        return LongStream.range(FIRST_EVALUATION, FIRST_EVALUATION + count)
                .boxed()
                .toList();
    }

    /** The first so many fitting seeds. */
    public static List<Long> fitting(int count) {
        return LongStream.range(FIRST_FITTING, FIRST_FITTING + count).boxed().toList();
    }
}
