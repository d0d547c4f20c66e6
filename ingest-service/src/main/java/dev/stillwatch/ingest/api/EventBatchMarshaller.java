package dev.stillwatch.ingest.api;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import com.google.protobuf.WireFormat;
import dev.stillwatch.ingest.event.Fault;
import dev.stillwatch.ingest.event.Fault.Reason;
import dev.stillwatch.ingest.event.Received;
import dev.stillwatch.ingest.v1.Event;
import io.grpc.MethodDescriptor.Marshaller;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a request of events. Protobuf refuses a whole message for one string that is not UTF-8, in whichever event it stands; here each
 * event is read by itself. Unknown fields are dropped, for they might hold content that nobody sketches.
 *
 * @param <R> type of the request
 */
final class EventBatchMarshaller<R extends MessageLite> implements Marshaller<EventBatch<R>> {

    /** Most events of a request; of more, one is kept to tell that there were. */
    static final int MAX_EVENTS = 10_000;

    private static final Parser<Event> EVENTS = DiscardUnknownFieldsParser.wrap(Event.parser());

    private final R none;
    private final Parser<R> rest;
    private final int eventsTag;

    /**
     * @param none the empty request
     * @param rest parser of the request
     * @param eventsField number of its {@code events}
     */
    EventBatchMarshaller(R none, Parser<R> rest, int eventsField) {
        this.none = none;
        this.rest = rest;
        this.eventsTag = (eventsField << 3) | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }

    @Override
    public EventBatch<R> parse(InputStream stream) {
        byte[] bytes;
        try {
            bytes = stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            return parse(bytes);
        } catch (IOException e) {
            return new EventBatch<>(none, new ArrayList<>(), bytes.length, false);
        }
    }

    private EventBatch<R> parse(byte[] bytes) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        List<Received> events = new ArrayList<>();
        var others = new ByteArrayOutputStream();
        for (int from = 0, tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == eventsTag) {
                int length = in.readRawVarint32();
                int start = in.getTotalBytesRead();
                in.skipRawBytes(length);
                if (events.size() <= MAX_EVENTS) {
                    events.add(event(bytes, start, length));
                }
            } else if (in.skipField(tag)) {
                others.write(bytes, from, in.getTotalBytesRead() - from);
            } else {
                throw new IOException("a group ends that has not begun");
            }
            from = in.getTotalBytesRead();
        }
        return new EventBatch<>(rest.parseFrom(others.toByteArray()), events, bytes.length, true);
    }

    private static Received event(byte[] bytes, int start, int length) {
        try {
            return new Received.Legible(EVENTS.parseFrom(bytes, start, length));
        } catch (InvalidProtocolBufferException e) {
            String field = Utf8Fault.find(Event.getDescriptor(), bytes, start, length);
            return new Received.Illegible(
                    field.isEmpty()
                            ? new Fault(
                                    Reason.MALFORMED_EVENT,
                                    "",
                                    "The event is not a message of type stillwatch.ingest.v1.Event; encode it anew")
                            : new Fault(
                                    Reason.INVALID_UTF8, field, field + " is not UTF-8; decode it, or leave it out"));
        }
    }

    /** Only a client writes requests, and clients have marshallers of their own. */
    @Override
    public InputStream stream(EventBatch<R> batch) {
        throw new UnsupportedOperationException("the server writes no requests");
    }
}
