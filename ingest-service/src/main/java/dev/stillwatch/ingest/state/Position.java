package dev.stillwatch.ingest.state;

import java.util.Map;
import java.util.OptionalLong;

/**
 * How far an instance had come.
 *
 * @param through for each partition the offset through which every record of this instance is among the events seen
 * @param watermark its last watermark that was durable in all partitions, milliseconds since 1970
 */
public record Position(Map<Lane, Long> through, OptionalLong watermark) {

    /** Copies the map. */
    public Position {
        through = Map.copyOf(through);
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return through.isEmpty() && watermark.isEmpty();
    }
}
