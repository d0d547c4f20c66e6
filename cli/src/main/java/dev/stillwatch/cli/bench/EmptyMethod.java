package dev.stillwatch.cli.bench;

import com.google.protobuf.Empty;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;

/** The least a gRPC method can do: nothing is asked, nothing is done, nothing is answered. */
final class EmptyMethod {

    private static final String SERVICE = "stillwatch.bench.v1.EmptyService";

    private static final MethodDescriptor<Empty, Empty> CALL = MethodDescriptor.<Empty, Empty>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "Call"))
            .setRequestMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
            .setResponseMarshaller(ProtoUtils.marshaller(Empty.getDefaultInstance()))
            .build();

    private EmptyMethod() {}

    /** The serving side, with no interceptors around it. */
    static ServerServiceDefinition service() {
        return ServerServiceDefinition.builder(SERVICE)
                .addMethod(CALL, ServerCalls.asyncUnaryCall((request, responses) -> {
                    responses.onNext(Empty.getDefaultInstance());
                    responses.onCompleted();
                }))
                .build();
    }

    /** The calling side. */
    static AsyncCall on(Channel channel) {
        return done -> ClientCalls.asyncUnaryCall(
                channel.newCall(CALL, CallOptions.DEFAULT), Empty.getDefaultInstance(), AsyncCall.observer(done));
    }
}
