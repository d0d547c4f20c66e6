package dev.stillwatch.intel.stream;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/** How far publishing has come in {@code campaigns}: the offset, and beside it, as its metadata, the event time. */
final class Position {

    /** Event time before the first watermark. */
    static final Instant BEGINNING = Instant.EPOCH;

    private Position() {}

    static OffsetAndMetadata of(long offset, Instant watermark) {
        return new OffsetAndMetadata(offset, watermark.equals(BEGINNING) ? "" : watermark.toString());
    }

    static Instant watermark(@Nullable OffsetAndMetadata position) {
        if (position == null || position.metadata().isEmpty()) {
            return BEGINNING;
        }
        try {
            return Instant.parse(position.metadata());
        } catch (DateTimeParseException e) {
            // The offset was set by hand; the next watermark puts it right.
            return BEGINNING;
        }
    }
}
