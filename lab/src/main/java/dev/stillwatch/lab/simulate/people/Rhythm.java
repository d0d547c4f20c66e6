package dev.stillwatch.lab.simulate.people;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.traffic.Schedule;

/**
 * A person's days: when awake, when busy, how often at all.
 *
 * @param sessionsADay mean number of sessions on a day with any
 * @param activeShare share of working days with any, 0 to 1
 * @param weekend sessions on a weekend day against a working day
 * @param offsetHours the person's clock against UTC
 * @param peak local hour of most sessions
 * @param spread standard deviation around it, in hours
 * @param first milliseconds since 1970 before which there is nothing
 */
record Rhythm(
        double sessionsADay,
        double activeShare,
        double weekend,
        int offsetHours,
        double peak,
        double spread,
        long first)
        implements Schedule {
    private static final double HOUR = 3_600_000;
    /** 1970-01-01 was a Thursday. */
    private static final int FIRST_WEEKDAY = 3;

    static Rhythm of(double exchangesADay, double meanTurns, double activity, int offsetHours, long first, Dice dice) {
        boolean worker = dice.chance(0.55);
        return new Rhythm(
                Math.max(0.7, exchangesADay / meanTurns),
                activity * dice.between(0.5, 0.98),
                worker ? dice.between(0.1, 0.5) : dice.between(0.8, 1.5),
                offsetHours,
                worker ? dice.between(10.5, 15) : dice.between(16, 22.5),
                dice.between(2, 4.2),
                first);
    }

    @Override
    public long[] starts(long epochDay, Dice dice) {
        boolean freeDay = Math.floorMod(epochDay + FIRST_WEEKDAY, 7) >= 5;
        double share = freeDay ? Math.min(1, activeShare * weekend) : activeShare;
        if (!dice.chance(share)) {
            return new long[0];
        }
        int count = Math.max(1, dice.poisson(sessionsADay * (freeDay ? weekend : 1)));
        long[] starts = new long[count];
        for (int i = 0; i < count; i++) {
            double local = dice.chance(0.08) ? dice.between(7, 24) : peak + spread * dice.gaussian();
            starts[i] = Math.floorMod((long) ((local - offsetHours) * HOUR), DAY);
            if (epochDay * DAY + starts[i] < first) {
                starts[i] = -1;
            }
        }
        return java.util.Arrays.stream(starts).filter(start -> start >= 0).toArray();
    }
}
