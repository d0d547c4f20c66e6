package dev.stillwatch.ingest.service;

import static dev.stillwatch.ingest.event.Events.TIME;
import static dev.stillwatch.ingest.event.Events.event;
import static dev.stillwatch.ingest.event.Events.exchange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.Timestamp;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.EventResult;
import dev.stillwatch.ingest.v1.IngestServiceGrpc;
import dev.stillwatch.ingest.v1.Message;
import dev.stillwatch.ingest.v1.PublishEventsRequest;
import dev.stillwatch.ingest.v1.PublishEventsResponse;
import dev.stillwatch.ingest.v1.StreamEventsRequest;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the service says to requests that it can't take as they are. */
@ExtendWith(WithBacking.class)
class RefusedRequestsTest {

    private static final Event GOOD = event(exchange());

    private final Backing backing;
    private Installation installation;

    RefusedRequestsTest(Backing backing) {
        this.backing = backing;
        this.installation = new Installation(backing);
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void aStringThatIsNotUtf8SpoilsItsEventOnly() {
        installation.start();
        byte[] bytes = PublishEventsRequest.newBuilder()
                .addEvents(event(exchange("good-1", "a", TIME)))
                .addEvents(event(exchange("bad", "a", TIME)
                        .addMessages(Message.newBuilder().setRole("user").setContent("content"))))
                .addEvents(event(exchange("good-2", "a", TIME)))
                .build()
                .toByteArray();
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("content")] = (byte) 0xc3;

        PublishEventsResponse response = publishRaw(bytes);

        assertThat(response.getAccepted()).isEqualTo(2);
        assertThat(response.getResultsList()).hasSize(1);
        EventResult result = response.getResults(0);
        assertThat(result.getIndex()).isEqualTo(1);
        assertThat(result.getReason()).isEqualTo("INVALID_UTF8");
        assertThat(result.getField()).isEqualTo("exchange.messages[1].content");
    }

    @Test
    void bytesThatAreNoRequestAreRefused() {
        installation.start();

        Status status = failure(() -> publishRaw(new byte[] {10, 100, 1}));

        assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT_VALUE);
        assertThat(reason(status)).isEqualTo("MALFORMED_REQUEST");
    }

    @Test
    void tenThousandEventsAreTheMost() throws Exception {
        installation.start();
        List<Event> tooMany = Collections.nCopies(10_001, GOOD);

        Status status = failure(() -> publish(PublishEventsRequest.newBuilder().addAllEvents(tooMany)));
        assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT_VALUE);
        assertThat(reason(status)).isEqualTo("TOO_MANY_EVENTS");

        StreamClient stream = installation.stream();
        stream.send(List.of(GOOD));
        stream.send(tooMany);
        assertThat(stream.ack().getAccepted()).isEqualTo(1);
        assertThat(reason(status(stream.end()))).isEqualTo("TOO_MANY_EVENTS");
    }

    @Test
    void aRequestIdIsAUuidOrNothing() {
        installation.start();

        assertThat(publish(PublishEventsRequest.newBuilder()
                                .setRequestId("0192d7f4-6d3c-7e21-9a55-3f6a1c0b7d11")
                                .addEvents(GOOD))
                        .getAccepted())
                .isEqualTo(1);
        Status status = failure(() -> publish(PublishEventsRequest.newBuilder().setRequestId("my request")));
        assertThat(reason(status)).isEqualTo("REQUEST_INVALID");
    }

    @Test
    void aSequenceThatDoesNotAscendEndsTheStreamAfterWhatWasGood() throws Exception {
        installation.start();
        StreamClient stream = installation.stream();
        stream.send(
                StreamEventsRequest.newBuilder().setSequence(5).addEvents(GOOD).build());
        stream.send(
                StreamEventsRequest.newBuilder().setSequence(5).addEvents(GOOD).build());

        assertThat(stream.ack().getSequence()).isEqualTo(5);
        assertThat(reason(status(stream.end()))).isEqualTo("SEQUENCE_NOT_ASCENDING");
        assertThat(stream.acked()).isZero();
    }

    @Test
    void aPromiseForTheYear9999EndsTheStream() throws Exception {
        installation.start();
        StreamClient stream = installation.stream();
        stream.send(StreamEventsRequest.newBuilder()
                .setSequence(1)
                .setWatermark(Timestamp.newBuilder().setSeconds(253_402_300_799L))
                .build());

        assertThat(reason(status(stream.end()))).isEqualTo("WATERMARK_INVALID");
    }

    @Test
    void aMessageOverTheLimitIsRefusedByTheTransport() {
        installation = new Installation(backing, Map.of("stillwatch.grpc.max-message-bytes", 10_000)).start();
        String large = "x".repeat(20_000);

        var failure = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> publish(PublishEventsRequest.newBuilder()
                        .addEvents(event(exchange().setSystem(large)))));

        assertThat(failure.getStatus().getCode()).isEqualTo(io.grpc.Status.Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void withoutAKeyItDoesNotStartAndSaysHowToMakeOne() {
        installation.settings().remove("stillwatch.ingest.keys.k1");

        var failure = catchThrowableOfType(RuntimeException.class, installation::start);

        assertThat(failure).rootCause().hasMessageContainingAll("secret key", "stillwatch.ingest.keys", "openssl");
    }

    @Test
    void aKeyThatIsNoSecretIsNotShown() {
        installation.settings().put("stillwatch.ingest.keys.k1", "pa$$word");

        var failure = catchThrowableOfType(RuntimeException.class, installation::start);

        assertThat(failure).rootCause().hasMessageContaining("stillwatch.ingest.keys.k1 is not Base64");
        assertThat(failure).rootCause().message().doesNotContain("pa$$word");
    }

    @Test
    void moreThanMayBeOnItsWayIsToldToComeAgain() throws Exception {
        installation = new Installation(backing, Map.of("stillwatch.ingest.in-flight-events", 10)).start();
        backing.redis().stop();
        try {
            StreamClient stream = installation.stream();
            stream.send(List.of(GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, GOOD));
            Status status = null;
            while (status == null || !reason(status).equals("TOO_MUCH_IN_FLIGHT")) {
                // Until the stream's batch is on its way Redis is what is missing.
                status = failure(() -> IngestServiceGrpc.newBlockingStub(installation.channel())
                        .withDeadlineAfter(1, java.util.concurrent.TimeUnit.SECONDS)
                        .publishEvents(PublishEventsRequest.newBuilder()
                                .addAllEvents(Collections.nCopies(5, event(exchange("other", "a", TIME))))
                                .build()));
            }
            assertThat(status.getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED_VALUE);
            assertThat(detail(status, RetryInfo.class).getRetryDelay().getSeconds())
                    .isEqualTo(1);
            backing.redis().start();
            assertThat(stream.ack().getAccepted()).isEqualTo(1);
        } finally {
            backing.redis().start();
        }
    }

    private PublishEventsResponse publish(PublishEventsRequest.Builder request) {
        return installation.client().publishEvents(request.build());
    }

    private PublishEventsResponse publishRaw(byte[] bytes) {
        MethodDescriptor<byte[], PublishEventsResponse> method = IngestServiceGrpc.getPublishEventsMethod().toBuilder(
                        new Bytes(), ProtoUtils.marshaller(PublishEventsResponse.getDefaultInstance()))
                .build();
        return ClientCalls.blockingUnaryCall(installation.channel(), method, CallOptions.DEFAULT, bytes);
    }

    private static Status failure(Runnable call) {
        return status(catchThrowableOfType(StatusRuntimeException.class, call::run));
    }

    private static Status status(@org.jspecify.annotations.Nullable Throwable failure) {
        return Objects.requireNonNull(StatusProto.fromThrowable(Objects.requireNonNull(failure)), () -> "" + failure);
    }

    private static String reason(Status status) {
        ErrorInfo info = detail(status, ErrorInfo.class);
        assertThat(info.getDomain()).isEqualTo("stillwatch.dev");
        return info.getReason();
    }

    private static <T extends com.google.protobuf.Message> T detail(Status status, Class<T> type) {
        for (Any any : status.getDetailsList()) {
            if (any.is(type)) {
                try {
                    return any.unpack(type);
                } catch (com.google.protobuf.InvalidProtocolBufferException e) {
                    throw new AssertionError(e);
                }
            }
        }
        throw new AssertionError("no " + type.getSimpleName() + " in " + status);
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (java.io.IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
