package dev.stillwatch.ingest.stream;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a batch tells of event time.
 *
 * @param events its valid events, repeated ones too
 * @param stream the stream it came over; {@link #NO_STREAM} for a batch by itself
 * @param promise the watermark told with it, in milliseconds
 */
public record Arrivals(List<Outgoing> events, long stream, OptionalLong promise) {

    /** Not a stream. */
    public static final long NO_STREAM = 0;

    /** Copies the list. */
    public Arrivals {
        events = List.copyOf(events);
    }

    /** Nothing new. */
    public static Arrivals none() {
        return new Arrivals(List.of(), NO_STREAM, OptionalLong.empty());
    }
}
