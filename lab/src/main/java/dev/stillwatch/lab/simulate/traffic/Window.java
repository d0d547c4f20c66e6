package dev.stillwatch.lab.simulate.traffic;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that is simulated, in milliseconds since 1970.
 *
 * @param start first moment
 * @param end first moment after it
 */
public record Window(long start, long end) {
    /** So many days from a moment. */
    public static Window of(Instant start, int days) {
        return new Window(
                start.toEpochMilli(), start.plus(Duration.ofDays(days)).toEpochMilli());
    }

    /** The moment so many days after the start. */
    public long at(double days) {
        return start + (long) (days * Schedule.DAY);
    }
}
