package dev.stillwatch.cli.client;

import dev.stillwatch.ingest.v1.EventResult;
import dev.stillwatch.ingest.v1.StreamEventsRequest;
import dev.stillwatch.ingest.v1.StreamEventsResponse;
import java.util.List;

/**
 * Events that go up a stream together, and where each came from.
 *
 * @param request what is sent
 * @param origins where each event came from, for messages, such as {@code day1.jsonl:17}; as many as events
 * @param repeats how many of its events' ids this client had sent before, in this or an earlier batch
 */
record Batch(StreamEventsRequest request, List<String> origins, long repeats) {

    /** What became of it, when it was sent once. */
    Acknowledged read(StreamEventsResponse response) {
        return new Acknowledged(response.getAccepted(), response.getDuplicates(), response.getRejected());
    }

    /**
     * What became of it, when it was sent again after a broken stream. Its first sending may have been kept, and then the platform calls all
     * of it duplicates; only those that this client knows to be repeats are.
     */
    Acknowledged readAgain(StreamEventsResponse response) {
        long duplicates = Math.min(repeats, response.getDuplicates());
        return new Acknowledged(
                response.getAccepted() + response.getDuplicates() - duplicates, duplicates, response.getRejected());
    }

    /** Messages about the events that were refused, with where they came from. */
    List<String> complaints(StreamEventsResponse response) {
        return response.getResultsList().stream()
                .filter(r -> r.getStatus() == EventResult.Status.STATUS_REJECTED)
                .map(r -> origins.get(r.getIndex()) + ": " + r.getMessage())
                .toList();
    }
}
