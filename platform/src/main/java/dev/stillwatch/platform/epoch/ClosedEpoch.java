package dev.stillwatch.platform.epoch;

import java.util.List;

/**
 * An epoch that is complete, with what happened in it.
 *
 * @param epoch its number
 * @param endMillis the first moment after it, milliseconds since 1970; decisions made at its close carry this time
 * @param records its records, sorted by event time and then by the order the buffer was given
 * @param <T> type of the records
 */
public record ClosedEpoch<T>(long epoch, long endMillis, List<T> records) {

    /** Copies the list. */
    public ClosedEpoch {
        records = List.copyOf(records);
    }
}
