package dev.stillwatch.ingest.api;

import com.google.rpc.BadRequest.FieldViolation;
import dev.stillwatch.ingest.intake.GaveUpException;
import dev.stillwatch.platform.grpc.Errors;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The errors of whole requests: their reasons are listed in docs/errors.md. */
final class Refusals {

    private static final Duration SOON = Duration.ofSeconds(1);

    private Refusals() {}

    /** What is wrong with a request as such; null when nothing is. */
    static @Nullable StatusRuntimeException of(EventBatch<?> batch) {
        if (!batch.readable()) {
            return Errors.invalidArgument(
                    "MALFORMED_REQUEST", "The request is not a message of its type; nothing of it was taken");
        }
        if (batch.events().size() > EventBatchMarshaller.MAX_EVENTS) {
            return invalid(
                    "TOO_MANY_EVENTS",
                    "events",
                    "A request holds at most " + EventBatchMarshaller.MAX_EVENTS + " events; send several");
        }
        return null;
    }

    /** What is wrong with a request id; null when nothing is. */
    static @Nullable StatusRuntimeException ofRequestId(String requestId) {
        if (requestId.isEmpty()) {
            return null;
        }
        try {
            if (requestId.length() == 36
                    && UUID.fromString(requestId).toString().equalsIgnoreCase(requestId)) {
                return null;
            }
        } catch (IllegalArgumentException e) {
            // Answered below.
        }
        return invalid("REQUEST_INVALID", "request_id", "request_id must be a UUID, or empty");
    }

    static StatusRuntimeException sequence(long last) {
        return Errors.of(
                com.google.rpc.Code.INVALID_ARGUMENT,
                "SEQUENCE_NOT_ASCENDING",
                "sequence must be greater than that of the message before",
                Map.of("last_sequence", Long.toString(last)));
    }

    static StatusRuntimeException watermark() {
        return invalid(
                "WATERMARK_INVALID", "watermark", "watermark must be a time from 2000-01-01 to 2100-01-01 (exclusive)");
    }

    static StatusRuntimeException tooMuch() {
        return Errors.exhausted(
                "TOO_MUCH_IN_FLIGHT", "More is on its way than may be; send the same batch again", SOON);
    }

    static StatusRuntimeException starting() {
        return Errors.unavailable("STARTING", "The service is starting; send the same batch again", SOON);
    }

    static StatusRuntimeException slow() {
        return Errors.unavailable("NOT_DURABLE_YET", "The batch is not durable yet; send the same batch again", SOON);
    }

    static StatusRuntimeException of(GaveUpException failure) {
        return switch (failure.why()) {
            case STATE_UNAVAILABLE ->
                Errors.unavailable(
                        "STATE_UNAVAILABLE", "The state store does not answer; send the same batch again", SOON);
            case LOG_UNAVAILABLE ->
                Errors.unavailable("LOG_UNAVAILABLE", "Kafka does not answer; send the same batch again", SOON);
            case STREAM_BROKEN ->
                Errors.unavailable(
                        "STREAM_BROKEN", "A batch before this failed; open a new stream and send again", SOON);
            case STOPPING ->
                Errors.unavailable("STOPPING", "This replica is stopping; send the same batch to another", SOON);
        };
    }

    private static StatusRuntimeException invalid(String reason, String field, String message) {
        return Errors.invalidArgument(
                reason,
                message,
                FieldViolation.newBuilder()
                        .setField(field)
                        .setReason(reason)
                        .setDescription(message)
                        .build());
    }
}
