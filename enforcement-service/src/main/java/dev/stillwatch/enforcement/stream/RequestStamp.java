package dev.stillwatch.enforcement.stream;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Marks the ledger's record of a command with the request that gave it, in the record's headers: so that the next decider knows the
 * request when it comes again.
 *
 * @param requestId the request's id
 * @param fingerprint SHA-256 of the request
 * @param reference what it was about, under a name that tells nothing to others: it stands beside an entry that must tell nothing either
 */
record RequestStamp(String requestId, ByteString fingerprint, String reference) {

    private static final String ID = "request-id";
    private static final String REFERENCE = "request-reference";
    private static final String FINGERPRINT = "request-fingerprint";

    List<Header> headers() {
        return List.of(
                new RecordHeader(ID, requestId.getBytes(StandardCharsets.UTF_8)),
                new RecordHeader(FINGERPRINT, fingerprint.toByteArray()),
                new RecordHeader(REFERENCE, reference.getBytes(StandardCharsets.UTF_8)));
    }

    static Optional<RequestStamp> read(Headers headers) {
        Header id = headers.lastHeader(ID);
        Header fingerprint = headers.lastHeader(FINGERPRINT);
        Header reference = headers.lastHeader(REFERENCE);
        return id == null || fingerprint == null || reference == null
                ? Optional.empty()
                : Optional.of(new RequestStamp(
                        new String(id.value(), StandardCharsets.UTF_8),
                        ByteString.copyFrom(fingerprint.value()),
                        new String(reference.value(), StandardCharsets.UTF_8)));
    }
}
