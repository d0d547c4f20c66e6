package dev.stillwatch.linking.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the times of an account's doings say together with what it holds. A time alone links nobody: each moment is told with something weaker that the account shows, and two
 * accounts come together over it only where they share both. The moments:
 *
 * <ul>
 *   <li><b>Succession</b>: it sets out, is closed, or has fallen silent; two-hour slots that overlap by half, so that a pool that stops meets the one that takes over.
 *   <li><b>Reaction</b>: it turns to a model it had not called before; one-hour slots that overlap by half.
 *   <li><b>Co-activity</b>: of the quarters of an hour of a day in which it was active, the two that an order drawn for the day puts first: a MinHash of two rows (Broder
 *       1997), so that the more of their active time two accounts have in common, the likelier they are told the same (SynchroTrap, Cao et al. 2014, without its pairs).
 *   <li><b>Complement</b>: the three-hour shifts of two days in which it works, or those in which it rests, whichever comes first: equal for accounts that keep the same
 *       shifts and for accounts that take turns.
 * </ul>
 */
final class Timing {

    /** Weaker values that a moment of a lifetime is told with, and a moment of every day. */
    private static final int MOST_ONCE = 5;

    private static final int MOST_DAILY = 2;

    /** Epochs that an account must have been active in before its ending or its turning says something. */
    static final int SETTLED = 12;

    private static final long HOUR = 3_600_000L;
    private static final long HALF_HOUR = HOUR / 2;
    private static final int QUARTERS = 96;
    private static final int FEWEST_QUARTERS = 4;
    private static final int MOST_QUARTERS = 32;
    private static final int PAIR_BITS = 13;
    private static final int SHIFT_BITS = 15;
    private static final int SHIFTS = 16;
    private static final int FEWEST_TURNS = 4;

    private static final List<Kind> WEAKER = List.of(
            Kind.OPENING,
            Kind.SYSTEM_PROMPT,
            Kind.BUILD,
            Kind.EMAIL_DOMAIN,
            Kind.REFERRAL,
            Kind.PREFIX,
            Kind.TOOLSET,
            Kind.EMAIL_PATTERN);

    private final List<SharedValue> tell = new ArrayList<>();
    private final List<Moment> moments = new ArrayList<>();
    private final List<SharedValue> weaker;

    /** @param held what the account holds, of any kind */
    Timing(List<SharedValue> held) {
        this.weaker = weaker(held);
    }

    /** What is to be told to the index. */
    List<SharedValue> tell() {
        return tell;
    }

    /** The moments that are to be counted. */
    List<Moment> moments() {
        return moments;
    }

    /** Of each weaker kind the value with the least spread, so that accounts with several choose the same. */
    private static List<SharedValue> weaker(List<SharedValue> held) {
        var chosen = new ArrayList<SharedValue>();
        for (Kind kind : WEAKER) {
            SharedValue least = null;
            for (SharedValue value : held) {
                if (value.kind() == kind
                        && (least == null || Long.compareUnsigned(value.spread(), least.spread()) < 0)) {
                    least = value;
                }
            }
            if (least != null) {
                chosen.add(least);
            }
        }
        return chosen;
    }

    /** The account set out, was closed or fell silent. */
    void succession(long at) {
        long slot = Math.floorDiv(at, HOUR);
        tell(Moment.of(Kind.SUCCESSION, slot - 1), 0, MOST_ONCE);
        tell(Moment.of(Kind.SUCCESSION, slot), 0, MOST_ONCE);
    }

    /** The account turned to a model. */
    void reaction(long at, SharedValue model) {
        long slot = Math.floorDiv(at, HALF_HOUR);
        tell(Moment.of(Kind.REACTION, slot - 1), model.hash(), MOST_ONCE);
        tell(Moment.of(Kind.REACTION, slot), model.hash(), MOST_ONCE);
    }

    /** A day has ended for an account. */
    void day(Rhythm rhythm) {
        int active = rhythm.quartersActive();
        if (active >= FEWEST_QUARTERS && active <= MOST_QUARTERS) {
            tell(Moment.of(Kind.COACTIVITY, (long) rhythm.day() << PAIR_BITS | firstTwo(rhythm)), 0, MOST_DAILY);
        }
        int shifts = rhythm.shifts();
        int working = Integer.bitCount(shifts);
        int turns = Integer.bitCount((shifts ^ (shifts >>> 1)) & ((1 << (SHIFTS - 1)) - 1));
        if (turns >= FEWEST_TURNS && working >= SHIFTS / 4 && working <= SHIFTS * 3 / 4) {
            int resting = ~shifts & ((1 << SHIFTS) - 1);
            tell(
                    Moment.of(Kind.COMPLEMENT, (long) rhythm.day() << SHIFT_BITS | Math.min(shifts, resting)),
                    0,
                    MOST_DAILY);
        }
    }

    private static long firstTwo(Rhythm rhythm) {
        int first = -1;
        int second = -1;
        long least = 0;
        long next = 0;
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            if (rhythm.activeIn(quarter)) {
                long order = Hashes.of(rhythm.day(), quarter);
                if (first < 0 || Long.compareUnsigned(order, least) < 0) {
                    second = first;
                    next = least;
                    first = quarter;
                    least = order;
                } else if (second < 0 || Long.compareUnsigned(order, next) < 0) {
                    second = quarter;
                    next = order;
                }
            }
        }
        int low = Math.min(first, second);
        int high = Math.max(first, second);
        return (long) high * (high - 1) / 2 + low;
    }

    private void tell(Moment moment, long what, int most) {
        moments.add(moment);
        weaker.stream().limit(most).forEach(value -> tell.add(moment.with(value, what)));
    }

    /** Models that are new to an account, ascending. */
    static SortedSet<SharedValue> newTo(Rhythm rhythm, ValueTable called) {
        var unknown = new TreeSet<SharedValue>();
        for (int i = 0; i < called.size(); i++) {
            if (!rhythm.models().contains(called.value(i))) {
                unknown.add(called.value(i));
            }
        }
        return unknown;
    }
}
