package dev.stillwatch.platform.access;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.stream.Collectors;

/** Enters each read of evidence before the handler sees the request. Where access control is off nobody is known, and nothing is entered. */
final class EvidenceInterceptor implements ServerInterceptor {

    private static final int LONGEST_REFERENCE = 256;

    private final EvidenceReads reads;

    EvidenceInterceptor(EvidenceReads reads) {
        this.reads = reads;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        ServerCall.Listener<Q> listener = next.startCall(call, headers);
        var rule = AccessRules.of(call.getMethodDescriptor());
        if (rule == null || !rule.getEvidence() || Caller.current().kind() == Principal.Kind.ANYONE) {
            return listener;
        }
        String method = call.getMethodDescriptor().getFullMethodName();
        return new SimpleForwardingServerCallListener<>(listener) {
            @Override
            public void onMessage(Q request) {
                reads.enter(new EvidenceRead(Caller.current().name(), method, reference(request), Caller.purpose()));
                super.onMessage(request);
            }
        };
    }

    /** The ids that a request names. */
    static String reference(Object request) {
        if (!(request instanceof Message message)) {
            return "";
        }
        String ids = message.getAllFields().entrySet().stream()
                .filter(f -> f.getKey().getType() == FieldDescriptor.Type.STRING
                        && !f.getKey().isRepeated()
                        && f.getKey().getName().endsWith("_id"))
                .map(f -> f.getKey().getName() + "=" + f.getValue())
                .collect(Collectors.joining(" "));
        return ids.length() <= LONGEST_REFERENCE ? ids : ids.substring(0, LONGEST_REFERENCE);
    }
}
