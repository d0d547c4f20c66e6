package dev.stillwatch.linking.evidence;

import java.nio.ByteBuffer;

/**
 * When an account works: enough to tell when it set out, turned to another model, fell silent, and in which quarters of an hour of a day it was active. Immutable and of
 * bounded size. Times are milliseconds since 1970, as coarse as an epoch; days count from 1970.
 *
 * @param started when it was first active; {@link #NEVER} before
 * @param last when it was last active
 * @param epochsMilli epochs it was active in, losing a tenth a day, in thousandths
 * @param silenceLookedAt when it is next to be looked at whether the account has fallen silent; {@link #NEVER}: not
 * @param ended whether it was told that the account has ended, and it was not active since
 * @param day the day that the quarters are of
 * @param quarters quarters of an hour of that day in which it was active, one bit each
 * @param later the rest of them
 * @param shifts thirds of the day and of the day before in which it was active, three hours to a bit, the latest lowest
 * @param models models it has called, with the day
 */
record Rhythm(
        long started,
        long last,
        long epochsMilli,
        long silenceLookedAt,
        boolean ended,
        int day,
        long quarters,
        long later,
        int shifts,
        ValueTable models) {

    static final long NEVER = Long.MIN_VALUE;

    /** Models remembered. */
    static final int MOST_MODELS = 12;

    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;
    private static final int MILLI = 1_000;
    private static final int SHIFTS = 8;
    private static final int SHIFTS_MASK = (1 << (2 * SHIFTS)) - 1;
    private static final int BYTES = 4 * Long.BYTES + 1 + Integer.BYTES + 2 * Long.BYTES + Integer.BYTES;

    /** Never active. */
    static Rhythm none() {
        return new Rhythm(NEVER, NEVER, 0, NEVER, false, 0, 0, 0, 0, ValueTable.EMPTY);
    }

    /** After an epoch in which the account was active. */
    Rhythm active(long at, ValueTable called) {
        int today = Math.toIntExact(Math.floorDiv(at, DAY));
        int days = started == NEVER ? 0 : Math.min(100, Math.max(0, today - day));
        long epochs = epochsMilli;
        for (int i = 0; i < days; i++) {
            epochs = epochs * 9 / 10;
        }
        int quarter = (int) (Math.floorMod(at, DAY) / (DAY / 96));
        boolean same = days == 0 && started != NEVER;
        long early = (same ? quarters : 0) | (quarter < Long.SIZE ? 1L << quarter : 0);
        long late = (same ? later : 0) | (quarter < Long.SIZE ? 0 : 1L << (quarter - Long.SIZE));
        int moved = days >= 2 ? 0 : (shifts << (SHIFTS * days)) & SHIFTS_MASK;
        int shift = 1 << (int) (Math.floorMod(at, DAY) / (3 * HOUR));
        return new Rhythm(
                started == NEVER ? at : started,
                Math.max(last, at),
                epochs + MILLI,
                silenceLookedAt,
                false,
                Math.max(day, today),
                early,
                late,
                moved | shift,
                models.with(called, Math::max).highest(MOST_MODELS));
    }

    /** The same, to be looked at again at a moment; {@link #NEVER}: not. */
    Rhythm lookedAt(long at) {
        return new Rhythm(started, last, epochsMilli, at, ended, day, quarters, later, shifts, models);
    }

    /** The same, told to have ended. */
    Rhythm over() {
        return new Rhythm(started, last, epochsMilli, NEVER, true, day, quarters, later, shifts, models);
    }

    /** How long it must be silent, for its own rhythm, to be taken to have ended: ten times the usual gap and 18 hours at least. */
    long silence() {
        double days = Math.clamp((last - started) / (double) DAY, 1, 10);
        double weight = (1 - StrictMath.pow(0.9, days)) / 0.1;
        double epochsADay = Math.max(1e-3, epochsMilli / (double) MILLI / weight);
        return (long) Math.max(18 * HOUR, 10 * DAY / epochsADay);
    }

    /** Epochs it was active in, lately. */
    int epochs() {
        return (int) (epochsMilli / MILLI);
    }

    /** In how many quarters of an hour of the day it was active. */
    int quartersActive() {
        return Long.bitCount(quarters) + Long.bitCount(later);
    }

    /** Whether it was active in a quarter of an hour of the day, 0 to 95. */
    boolean activeIn(int quarter) {
        return ((quarter < Long.SIZE ? quarters >>> quarter : later >>> (quarter - Long.SIZE)) & 1) == 1;
    }

    int bytes() {
        return BYTES + models.bytes();
    }

    void write(ByteBuffer to) {
        to.putLong(started).putLong(last).putLong(epochsMilli).putLong(silenceLookedAt);
        to.put((byte) (ended ? 1 : 0))
                .putInt(day)
                .putLong(quarters)
                .putLong(later)
                .putInt(shifts);
        models.write(to);
    }

    static Rhythm read(ByteBuffer from) {
        return new Rhythm(
                from.getLong(),
                from.getLong(),
                from.getLong(),
                from.getLong(),
                from.get() == 1,
                from.getInt(),
                from.getLong(),
                from.getLong(),
                from.getInt(),
                ValueTable.read(from));
    }
}
