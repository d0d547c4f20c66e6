package dev.stillwatch.lab.simulate.automated;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.traffic.Schedule;
import java.util.Arrays;

/**
 * When programs run.
 *
 * @param aDay mean sessions on a day of work
 * @param days share of days with work, 0 to 1
 * @param weekends whether it goes on at weekends
 * @param hour hour (UTC) around which most of it happens
 * @param spread standard deviation in hours; 24 or more: all day long
 * @param from first moment, milliseconds since 1970
 */
record Jobs(double aDay, double days, boolean weekends, double hour, double spread, long from) implements Schedule {
    private static final double HOUR = 3_600_000;

    /** The habits of one company's programs: nightly runs, office hours, or at all times. */
    static Jobs of(double aDay, long from, Dice dice) {
        return switch (dice.below(3)) {
            case 0 -> new Jobs(aDay, dice.between(0.6, 1), true, dice.between(0, 24.0), dice.between(0.5, 1.5), from);
            case 1 -> new Jobs(aDay, dice.between(0.7, 1), false, dice.between(6, 18.0), 3, from);
            default -> new Jobs(aDay, 1, true, 12, 24, from);
        };
    }

    @Override
    public long[] starts(long epochDay, Dice dice) {
        boolean free = Math.floorMod(epochDay + 3, 7) >= 5;
        if ((free && !weekends) || !dice.chance(days)) {
            return new long[0];
        }
        long[] starts = new long[dice.poisson(aDay)];
        int kept = 0;
        for (int i = 0; i < starts.length; i++) {
            double at = spread >= 24 ? dice.between(0, 24.0) : hour + spread * dice.gaussian();
            long start = Math.floorMod((long) (at * HOUR), DAY);
            if (epochDay * DAY + start >= from) {
                starts[kept++] = start;
            }
        }
        return Arrays.copyOf(starts, kept);
    }
}
