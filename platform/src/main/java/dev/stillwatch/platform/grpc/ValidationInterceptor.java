package dev.stillwatch.platform.grpc;

import build.buf.protovalidate.ValidationResult;
import build.buf.protovalidate.Validator;
import build.buf.protovalidate.Violation;
import build.buf.protovalidate.exceptions.ValidationException;
import build.buf.validate.FieldPathElement;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import io.grpc.ForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.stream.Collectors;

/**
 * Holds unary requests to the rules annotated in the proto (protovalidate). Streams of events and batches of them are not held here:
 * one bad event must not refuse the others, so ingest-service judges each by itself.
 */
final class ValidationInterceptor implements ServerInterceptor {

    private final Validator validator;

    ValidationInterceptor(Validator validator) {
        this.validator = validator;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        ServerCall.Listener<Q> listener = next.startCall(call, headers);
        if (call.getMethodDescriptor().getType() != MethodType.UNARY
                || call.getMethodDescriptor().getFullMethodName().startsWith("stillwatch.ingest.")) {
            return listener;
        }
        return new ForwardingServerCallListener.SimpleForwardingServerCallListener<>(listener) {
            @Override
            public void onMessage(Q request) {
                if (request instanceof Message message) {
                    check(message);
                }
                super.onMessage(request);
            }
        };
    }

    private void check(Message message) {
        ValidationResult result;
        try {
            result = validator.validate(message);
        } catch (ValidationException e) {
            throw new IllegalStateException(
                    "The rules of " + message.getDescriptorForType().getFullName() + " can't be evaluated", e);
        }
        if (!result.isSuccess()) {
            throw Errors.invalidArgument(
                    "REQUEST_INVALID",
                    "The request breaks the contract: "
                            + result.getViolations().stream()
                                    .map(v -> path(v) + ": " + v.toProto().getMessage())
                                    .collect(Collectors.joining("; ")),
                    result.getViolations().stream()
                            .map(v -> BadRequest.FieldViolation.newBuilder()
                                    .setField(path(v))
                                    .setReason(v.toProto()
                                            .getRuleId()
                                            .toUpperCase(java.util.Locale.ROOT)
                                            .replace('.', '_'))
                                    .setDescription(v.toProto().getMessage())
                                    .build())
                            .toArray(BadRequest.FieldViolation[]::new));
        }
    }

    private static String path(Violation violation) {
        return violation.toProto().getField().getElementsList().stream()
                .map(FieldPathElement::getFieldName)
                .collect(Collectors.joining("."));
    }
}
