package dev.stillwatch.ingest.api;

import com.google.protobuf.MessageLite;
import dev.stillwatch.ingest.event.Received;
import java.util.List;

/**
 * A request whose events were read one by one.
 *
 * @param request the request without its events; the default one when even that could not be read
 * @param events the events, in order; emptied by whoever takes them
 * @param bytes size of the request on the wire
 * @param readable whether the request itself could be read
 * @param <R> type of the request
 */
record EventBatch<R extends MessageLite>(R request, List<Received> events, int bytes, boolean readable) {

    /** Without content: this must be safe to log. */
    @Override
    public String toString() {
        return "EventBatch[" + events.size() + " events, " + bytes + " bytes]";
    }
}
