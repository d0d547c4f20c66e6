package dev.stillwatch.ingest.intake;

import dev.stillwatch.ingest.event.Received;
import java.util.List;
import java.util.OptionalLong;

/**
 * A batch to be taken.
 *
 * @param events its events
 * @param stream the stream it came over, {@link dev.stillwatch.ingest.stream.Arrivals#NO_STREAM} for none
 * @param promise the watermark told with it, milliseconds since 1970
 * @param place where it stands in its stream
 * @param patience how long it may be tried
 */
public record Batch(List<Received> events, long stream, OptionalLong promise, Place place, Patience patience) {}
