package dev.stillwatch.platform.grpc;

import com.google.rpc.Code;
import dev.stillwatch.platform.redis.RedisUnavailableException;
import io.grpc.ForwardingServerCall;
import io.grpc.ForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where exceptions become gRPC errors. What a service throws on purpose (made by {@link Errors}) goes out as it is; a
 * dependency that is away becomes UNAVAILABLE; anything else is a fault of ours, logged and answered as INTERNAL without detail.
 */
final class ErrorInterceptor implements ServerInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorInterceptor.class);
    private static final Metadata.Key<byte[]> STATUS_DETAILS =
            Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        var closing = new ForwardingServerCall.SimpleForwardingServerCall<Q, R>(call) {
            @Override
            public void close(Status status, Metadata trailers) {
                if (status.isOk() || trailers.containsKey(STATUS_DETAILS)) {
                    super.close(status, trailers);
                    return;
                }
                StatusRuntimeException mapped =
                        map(status, call.getMethodDescriptor().getFullMethodName());
                super.close(mapped.getStatus(), trailersOf(mapped));
            }
        };
        return new ForwardingServerCallListener.SimpleForwardingServerCallListener<>(next.startCall(closing, headers)) {
            @Override
            public void onHalfClose() {
                guarded(super::onHalfClose);
            }

            @Override
            public void onMessage(Q message) {
                guarded(() -> super.onMessage(message));
            }

            @Override
            public void onReady() {
                guarded(super::onReady);
            }

            private boolean failed;

            private void guarded(Runnable step) {
                if (failed) {
                    return;
                }
                try {
                    step.run();
                } catch (RuntimeException e) {
                    failed = true;
                    StatusRuntimeException mapped =
                            map(e, call.getMethodDescriptor().getFullMethodName());
                    call.close(mapped.getStatus(), trailersOf(mapped));
                }
            }
        };
    }

    private static Metadata trailersOf(StatusRuntimeException failure) {
        Metadata trailers = failure.getTrailers();
        return trailers == null ? new Metadata() : trailers;
    }

    /** A status without details: gRPC's own, or that of an exception which a handler gave to its observer. */
    private static StatusRuntimeException map(Status status, String method) {
        if (status.getCause() != null) {
            return map(status.getCause(), method);
        }
        Code code = Code.forNumber(status.getCode().value());
        String message = status.getDescription() == null ? "" : status.getDescription();
        return Errors.of(code == null ? Code.UNKNOWN : code, status.getCode().name(), message, Map.of());
    }

    static StatusRuntimeException map(Throwable failure, String method) {
        if (failure instanceof StatusRuntimeException known && StatusProto.fromThrowable(known) != null) {
            return known;
        }
        if (failure instanceof RedisUnavailableException) {
            return Errors.unavailable(
                    "STATE_UNAVAILABLE", "The state store does not answer; try again", Duration.ofSeconds(1));
        }
        LOG.error("{} failed", method, failure);
        return Errors.of(Code.INTERNAL, "INTERNAL", "Stillwatch failed; its log has the details", Map.of());
    }
}
