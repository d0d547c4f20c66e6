package dev.stillwatch.lab.simulate.campaign;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.traffic.Schedule;
import java.util.Arrays;

/**
 * When one account of a campaign harvests. The operator's queue decides how much is asked for in each hour, for all accounts alike,
 * with hours of standstill; the account takes its part of it.
 *
 * @param campaign chance shared by all accounts
 * @param aDay mean requests a day
 * @param from first moment, milliseconds since 1970
 * @param until first moment after the last, milliseconds since 1970
 * @param shiftStart hour (UTC) from which the account works
 * @param shiftHours for how many hours; 24: always
 */
record Dispatch(Dice campaign, double aDay, long from, long until, int shiftStart, int shiftHours) implements Schedule {
    private static final long HOUR = 3_600_000;

    @Override
    public long[] starts(long epochDay, Dice dice) {
        double[] hours = hours(epochDay);
        double open = Arrays.stream(hours).sum();
        if (open == 0) {
            return new long[0];
        }
        double day = new Dice(campaign.of("amount", epochDay).seed()).between(0.85, 1.15);
        int count = dice.poisson(aDay * day);
        long[] starts = new long[count];
        int kept = 0;
        for (int i = 0; i < count; i++) {
            long start = dice.weighted(hours) * HOUR + (long) (dice.unit() * HOUR);
            long at = epochDay * DAY + start;
            if (at >= from && at < until) {
                starts[kept++] = start;
            }
        }
        return Arrays.copyOf(starts, kept);
    }

    /** How much is asked for in each hour of the day (UTC). */
    private double[] hours(long epochDay) {
        Dice queue = campaign.of("queue", epochDay);
        int standstill = queue.chance(0.3) ? queue.below(24) : -1;
        int length = queue.between(1, 4);
        double[] hours = new double[24];
        for (int hour = 0; hour < 24; hour++) {
            double asked = queue.logNormal(1, 0.45);
            boolean stands = standstill >= 0 && hour >= standstill && hour < standstill + length;
            boolean works = Math.floorMod(hour - shiftStart, 24) < shiftHours;
            hours[hour] = stands || !works ? 0 : asked;
        }
        return hours;
    }
}
