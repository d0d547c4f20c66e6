package dev.stillwatch.scoring.evidence;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One statistic at one milestone of an account's life: the unit of the cohort test. Each is ranked among accounts at the same
 * milestone, bets on its own, and their evidence is averaged in the end. So an account that turns after its first exchanges is seen again at the
 * later milestones, and nothing is looked at that is not paid for.
 *
 * @param milestone position in {@link #MILESTONES}
 * @param statistic what is compared
 */
public record Component(int milestone, Statistic statistic) {

    /** Exchanges after which an account's statistics are taken, each time over all its exchanges so far. */
    public static final List<Integer> MILESTONES = List.of(2, 5, 20, 50);

    /** Which statistics, at which milestones, ranked how: a change of any is a new version. */
    public static final String VERSION = "2026.11-4";

    private static final int[] PER_MEMBER = {8, 16, 32, 32};
    private static final double[] SHARES = {0.2, 0.3, 0.3, 0.2};
    private static final Statistic[] STATISTICS = Statistic.values();

    /** How many there are. */
    public static final int NUMBER = 4 * STATISTICS.length;

    private static final List<Component> ALL = IntStream.range(0, NUMBER)
            .mapToObj(i -> new Component(i / STATISTICS.length, STATISTICS[i % STATISTICS.length]))
            .toList();

    /** All of them; the place in the list is the index that everything is kept by. */
    public static List<Component> all() {
        return ALL;
    }

    /** Its share of the evidence; all add up to 1. */
    double weight() {
        return SHARES[milestone] * statistic.weight();
    }

    /**
     * Unlinked accounts wanted for each member ranked: the fewer, the sooner something is said, the more, the more each rank can say. The
     * first milestones are for finding early, the later ones for finding what is faint.
     */
    int perMember() {
        return PER_MEMBER[milestone];
    }

    /** For an analyst, such as {@code densest draw at 20 exchanges}. */
    String description() {
        return statistic.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " at " + MILESTONES.get(milestone)
                + " exchanges";
    }
}
