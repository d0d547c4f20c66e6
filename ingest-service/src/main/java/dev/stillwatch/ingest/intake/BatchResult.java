package dev.stillwatch.ingest.intake;

import dev.stillwatch.ingest.v1.EventResult;
import java.util.List;

/**
 * What became of a batch: everything accepted is durable.
 *
 * @param accepted how many events were accepted
 * @param duplicates how many were seen before
 * @param rejected how many were refused
 * @param results those that were not accepted, by index, ascending
 */
public record BatchResult(int accepted, int duplicates, int rejected, List<EventResult> results) {

    /** Copies the list. */
    public BatchResult {
        results = List.copyOf(results);
    }
}
