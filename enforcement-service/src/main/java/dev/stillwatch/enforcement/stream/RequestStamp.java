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
 */
record RequestStamp(String requestId, ByteString fingerprint) {

    private static final String ID = "request-id";
    private static final String FINGERPRINT = "request-fingerprint";

    List<Header> headers() {
        return List.of(
                new RecordHeader(ID, requestId.getBytes(StandardCharsets.UTF_8)),
                new RecordHeader(FINGERPRINT, fingerprint.toByteArray()));
    }

    static Optional<RequestStamp> read(Headers headers) {
        Header id = headers.lastHeader(ID);
        Header fingerprint = headers.lastHeader(FINGERPRINT);
        return id == null || fingerprint == null
                ? Optional.empty()
                : Optional.of(new RequestStamp(
                        new String(id.value(), StandardCharsets.UTF_8), ByteString.copyFrom(fingerprint.value())));
    }
}
