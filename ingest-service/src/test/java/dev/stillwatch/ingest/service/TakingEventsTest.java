package dev.stillwatch.ingest.service;

import static dev.stillwatch.ingest.event.Events.TIME;
import static dev.stillwatch.ingest.event.Events.account;
import static dev.stillwatch.ingest.event.Events.event;
import static dev.stillwatch.ingest.event.Events.exchange;
import static dev.stillwatch.ingest.event.Events.release;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.ingest.stream.AccountPartition;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.EventResult;
import dev.stillwatch.ingest.v1.PublishEventsRequest;
import dev.stillwatch.ingest.v1.PublishEventsResponse;
import dev.stillwatch.ingest.v1.StreamEventsResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithBacking.class)
class TakingEventsTest {

    private final Installation installation;

    TakingEventsTest(Backing backing) {
        installation = new Installation(backing);
    }

    @BeforeEach
    void start() {
        installation.start();
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void anExchangeLiesInThePartitionOfItsAccount() {
        List<Event> events = IntStream.range(0, 50)
                .mapToObj(i -> event(exchange("exchange-" + i, "account-" + i, TIME + i)))
                .toList();

        PublishEventsResponse response = publish(events);

        assertThat(response.getAccepted()).isEqualTo(50);
        assertThat(response.getResultsList()).isEmpty();
        assertThat(installation.topics().sketches())
                .extracting(s -> s.getExchangeId())
                .containsExactlyInAnyOrderElementsOf(events.stream()
                        .map(e -> e.getExchange().getExchangeId())
                        .toList());
        for (var record : installation.topics().read("sketches")) {
            if (record.key() != null) {
                String account = Topics.sketch(record.value()).getSketch().getAccountId();
                assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo(account);
                assertThat(record.partition()).isEqualTo(AccountPartition.of(record.key(), Installation.PARTITIONS));
            }
        }
    }

    @Test
    void anAccountEventLiesInAccountsAndAReleaseInEveryPartitionOfSketches() {
        PublishEventsResponse response =
                publish(List.of(event(account().setEmail("somebody@example.org")), event(release())));

        assertThat(response.getAccepted()).isEqualTo(2);
        assertThat(installation.topics().facts()).hasSize(1).first().satisfies(fact -> {
            assertThat(fact.getAccountId()).isEqualTo("account-1");
            assertThat(fact.getEmail()).isNotZero();
            assertThat(fact.getKeyId()).isEqualTo("k1");
        });
        assertThat(installation.topics().releases())
                .hasSize(Installation.PARTITIONS)
                .containsOnly(release().build());
    }

    @Test
    void aBadEventIsRefusedAndTheOthersGoThrough() {
        PublishEventsResponse response = publish(List.of(
                event(exchange("good-1", "a", TIME)),
                event(exchange("", "a", TIME)),
                Event.getDefaultInstance(),
                event(exchange("good-2", "a", TIME)),
                event(exchange("bad", "a", 253_402_300_799_000L))));

        assertThat(response.getAccepted()).isEqualTo(2);
        assertThat(response.getRejected()).isEqualTo(3);
        assertThat(response.getResultsList()).extracting(EventResult::getIndex).containsExactly(1, 2, 4);
        assertThat(response.getResultsList())
                .extracting(EventResult::getReason)
                .containsExactly("MISSING_FIELD", "EMPTY_EVENT", "INVALID_FIELD");
        assertThat(response.getResults(2).getField()).isEqualTo("exchange.occurred_at");
        assertThat(response.getResults(2).getStatus()).isEqualTo(EventResult.Status.STATUS_REJECTED);
        assertThat(installation.topics().sketches())
                .extracting(s -> s.getExchangeId())
                .containsExactlyInAnyOrder("good-1", "good-2");
    }

    @Test
    void batchesOfAStreamAreAcknowledgedInOrderAndTheHalfClosedStreamIsDrained() throws Exception {
        StreamClient stream = installation.stream();
        int batches = 60;
        for (int b = 0; b < batches; b++) {
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                events.add(event(exchange(b + "/" + i, "account-" + i, TIME + b)));
            }
            stream.send(events);
        }
        stream.halfClose();

        assertThat(stream.end()).isNull();
        for (long b = 1; b <= batches; b++) {
            StreamEventsResponse ack = stream.ack();
            assertThat(ack.getSequence()).isEqualTo(b);
            assertThat(ack.getAccepted()).isEqualTo(100);
        }
        assertThat(stream.acked()).isZero();
        assertThat(installation.topics().sketches()).hasSize(batches * 100);
    }

    @Test
    void aBatchOfNothingIsAnswered() throws Exception {
        assertThat(publish(List.of())).isEqualTo(PublishEventsResponse.getDefaultInstance());

        StreamClient stream = installation.stream();
        stream.send(List.of());
        assertThat(stream.ack())
                .isEqualTo(StreamEventsResponse.newBuilder().setSequence(1).build());
        stream.halfClose();
        assertThat(stream.end()).isNull();
    }

    @Test
    void theLargestBatchIsTakenWhole() {
        List<Event> events = new ArrayList<>(IntStream.range(0, 9_999)
                .mapToObj(i -> event(exchange("e" + i, "a" + i % 100, TIME)))
                .toList());
        events.add(events.getFirst());
        Collections.shuffle(events, new java.util.Random(3));

        PublishEventsResponse response = publish(events);

        assertThat(response.getAccepted()).isEqualTo(9_999);
        assertThat(response.getDuplicates()).isEqualTo(1);
    }

    private PublishEventsResponse publish(List<Event> events) {
        return installation
                .client()
                .publishEvents(
                        PublishEventsRequest.newBuilder().addAllEvents(events).build());
    }
}
