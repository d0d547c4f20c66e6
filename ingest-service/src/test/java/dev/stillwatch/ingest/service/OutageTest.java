package dev.stillwatch.ingest.service;

import static dev.stillwatch.ingest.event.Events.TIME;
import static dev.stillwatch.ingest.event.Events.event;
import static dev.stillwatch.ingest.event.Events.exchange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.rpc.Status;
import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.EmbeddedServer;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.IngestServiceGrpc;
import dev.stillwatch.ingest.v1.PublishEventsRequest;
import dev.stillwatch.ingest.v1.StreamEventsResponse;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kafka or Redis goes away and comes back: nothing is lost, nothing comes twice, nobody has to do anything. */
@ExtendWith(WithBacking.class)
class OutageTest {

    enum Of {
        KAFKA,
        REDIS;

        EmbeddedServer server(Backing backing) {
            return switch (this) {
                case KAFKA -> backing.kafka();
                case REDIS -> backing.redis();
            };
        }
    }

    private final Backing backing;
    private final Installation installation;

    OutageTest(Backing backing) {
        this.backing = backing;
        this.installation = new Installation(
                backing, Map.of("stillwatch.ingest.stream-batches", 4, "stillwatch.ingest.in-flight-events", 1000));
    }

    @AfterEach
    void stop() {
        backing.servers().forEach(EmbeddedServer::start);
        installation.close();
    }

    private static List<Event> batch(int number) {
        return IntStream.range(0, 20)
                .mapToObj(i -> event(exchange(number + "/" + i, "account-" + i, TIME + number)))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void aStreamStallsAndThenEverythingIsAcknowledged(Of outage) throws Exception {
        installation.start();
        StreamClient stream = installation.stream();
        stream.send(batch(0));
        assertThat(stream.ack().getAccepted()).isEqualTo(20);

        outage.server(backing).kill();
        int batches = 40;
        for (int b = 1; b <= batches; b++) {
            stream.send(batch(b));
        }
        outage.server(backing).start();
        stream.halfClose();

        assertThat(stream.end()).isNull();
        for (int b = 1; b <= batches; b++) {
            StreamEventsResponse ack = stream.ack();
            assertThat(ack.getSequence()).isEqualTo(b + 1);
            assertThat(ack.getAccepted()).isEqualTo(20);
        }
        assertThat(installation.topics().sketches())
                .extracting(s -> s.getExchangeId())
                .doesNotHaveDuplicates()
                .hasSize(20 * (batches + 1));
    }

    @ParameterizedTest
    @EnumSource
    void aStreamIsNoLongerReadSoItsClientTurnsUnready(Of outage) throws Exception {
        installation.start();
        StreamClient stream = installation.stream();
        stream.send(batch(0));
        stream.ack();

        outage.server(backing).kill();
        // Far below what the service could hold in memory were it to read on: the transport's windows are about a
        // megabyte.
        int sent = 0;
        while (stream.isReady() && sent < 20_000) {
            stream.send(batch(++sent));
        }

        assertThat(sent).isLessThan(20_000);
        stream.cancel();
    }

    @ParameterizedTest
    @EnumSource
    void aBatchIsToldToComeAgainBeforeItsDeadlineAndThenItIsTakenOnce(Of outage) {
        installation.start();
        assertThat(publish(batch(0), 30).getAccepted()).isEqualTo(20);
        outage.server(backing).kill();

        var failure = catchThrowableOfType(StatusRuntimeException.class, () -> publish(batch(1), 5));

        Status status = StatusProto.fromThrowable(failure);
        assertThat(failure.getStatus().getCode()).isEqualTo(io.grpc.Status.Code.UNAVAILABLE);
        assertThat(String.valueOf(status)).contains("stillwatch.dev", "RetryInfo");
        outage.server(backing).start();
        var response = publish(batch(1), 60);
        assertThat(response.getAccepted() + response.getDuplicates()).isEqualTo(20);
        assertThat(response.getRejected()).isZero();
        assertThat(installation.topics().sketches())
                .extracting(s -> s.getExchangeId())
                .doesNotHaveDuplicates()
                .hasSize(40);
    }

    @Test
    void aClientThatGoesAwayWhileRedisIsAwayLeavesNothingBehind() throws Exception {
        installation.start();
        StreamClient stream = installation.stream();
        stream.send(batch(0));
        stream.ack();
        backing.redis().kill();
        stream.send(batch(1));
        stream.cancel();
        assertThat(stream.end()).isNotNull();
        backing.redis().start();

        var response = publish(batch(1), 60);
        assertThat(response.getAccepted() + response.getDuplicates()).isEqualTo(20);
        assertThat(installation.topics().sketches())
                .extracting(s -> s.getExchangeId())
                .doesNotHaveDuplicates();
    }

    private dev.stillwatch.ingest.v1.PublishEventsResponse publish(List<Event> events, int seconds) {
        return IngestServiceGrpc.newBlockingStub(installation.channel())
                .withDeadlineAfter(seconds, TimeUnit.SECONDS)
                .publishEvents(
                        PublishEventsRequest.newBuilder().addAllEvents(events).build());
    }
}
