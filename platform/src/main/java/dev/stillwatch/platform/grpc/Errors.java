package dev.stillwatch.platform.grpc;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Errors as they go over the wire: google.rpc.Status with ErrorInfo, always (AIP-193). The reason is UPPER_SNAKE_CASE and
 * listed in docs/errors.md; what varies goes into the metadata; the message says what was wrong and what to do.
 */
public final class Errors {

    /** Domain of every ErrorInfo. */
    public static final String DOMAIN = "stillwatch.dev";

    private Errors() {}

    /** The request breaks a rule. */
    public static StatusRuntimeException invalidArgument(
            String reason, String message, BadRequest.FieldViolation... violations) {
        BadRequest details = BadRequest.newBuilder()
                .addAllFieldViolations(List.of(violations))
                .build();
        return violations.length == 0
                ? of(Code.INVALID_ARGUMENT, reason, message, Map.of())
                : of(Code.INVALID_ARGUMENT, reason, message, Map.of(), details);
    }

    /** There is no such thing. */
    public static StatusRuntimeException notFound(String reason, String message) {
        return of(Code.NOT_FOUND, reason, message, Map.of());
    }

    /** The state of things does not allow it; reading them again and deciding anew may. */
    public static StatusRuntimeException failedPrecondition(String reason, String message) {
        return of(Code.FAILED_PRECONDITION, reason, message, Map.of());
    }

    /** Somebody else changed it in between. */
    public static StatusRuntimeException aborted(String reason, String message) {
        return of(Code.ABORTED, reason, message, Map.of());
    }

    /** Not now; the same request may succeed after the delay. */
    public static StatusRuntimeException unavailable(String reason, String message, Duration retryAfter) {
        return of(Code.UNAVAILABLE, reason, message, Map.of(), retry(retryAfter));
    }

    /** Too much at once; the same request may succeed after the delay. */
    public static StatusRuntimeException exhausted(String reason, String message, Duration retryAfter) {
        return of(Code.RESOURCE_EXHAUSTED, reason, message, Map.of(), retry(retryAfter));
    }

    /** Any error. */
    public static StatusRuntimeException of(
            Code code, String reason, String message, Map<String, String> metadata, Message... details) {
        Status.Builder status = Status.newBuilder()
                .setCode(code.getNumber())
                .setMessage(message)
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setReason(reason)
                        .setDomain(DOMAIN)
                        .putAllMetadata(metadata)
                        .build()));
        for (Message detail : details) {
            status.addDetails(Any.pack(detail));
        }
        return StatusProto.toStatusRuntimeException(status.build());
    }

    private static RetryInfo retry(Duration after) {
        return RetryInfo.newBuilder()
                .setRetryDelay(com.google.protobuf.Duration.newBuilder()
                        .setSeconds(after.toSeconds())
                        .setNanos(after.toNanosPart()))
                .build();
    }
}
