package dev.stillwatch.platform.epoch;

import io.opentelemetry.api.trace.SpanContext;
import java.util.List;

/**
 * An epoch that is complete, with what happened in it.
 *
 * @param epoch its number
 * @param endMillis the first moment after it, milliseconds since 1970; decisions made at its close carry this time
 * @param records its records, sorted by event time and then by the order the buffer was given
 * @param causes the sampled spans they came from, for the trace alone: nothing decided may depend on them
 * @param <T> type of the records
 */
public record ClosedEpoch<T>(long epoch, long endMillis, List<T> records, List<SpanContext> causes) {

    /** Copies the lists. */
    public ClosedEpoch {
        records = List.copyOf(records);
        causes = List.copyOf(causes);
    }

    /** One of which it is not known where it came from. */
    public ClosedEpoch(long epoch, long endMillis, List<T> records) {
        this(epoch, endMillis, records, List.of());
    }
}
