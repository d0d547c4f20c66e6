package dev.stillwatch.ingest.service;

import static dev.stillwatch.ingest.event.Events.TIME;
import static dev.stillwatch.ingest.event.Events.account;
import static dev.stillwatch.ingest.event.Events.event;
import static dev.stillwatch.ingest.event.Events.exchange;
import static dev.stillwatch.ingest.event.Events.release;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.EventResult;
import dev.stillwatch.ingest.v1.PublishEventsRequest;
import dev.stillwatch.ingest.v1.PublishEventsResponse;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A second event with the same id changes nothing, whenever and however it comes. */
@ExtendWith(WithBacking.class)
class IdempotencyTest {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final List<Event> EVENTS = List.of(
            event(exchange("x1", "a1", TIME)),
            event(exchange("x2", "a2", TIME + 1)),
            event(account()),
            event(release()));

    private final Installation installation;

    IdempotencyTest(Backing backing) {
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
    void withinABatchTheFirstCounts() {
        PublishEventsResponse response =
                publish(List.of(EVENTS.get(0), EVENTS.get(1), EVENTS.get(0), EVENTS.get(2), EVENTS.get(2)));

        assertThat(response.getAccepted()).isEqualTo(3);
        assertThat(response.getDuplicates()).isEqualTo(2);
        assertThat(response.getResultsList()).extracting(EventResult::getIndex).containsExactly(2, 4);
        assertThat(response.getResultsList())
                .extracting(EventResult::getStatus)
                .containsOnly(EventResult.Status.STATUS_DUPLICATE);
        assertThat(installation.topics().sketches()).hasSize(2);
        assertThat(installation.topics().facts()).hasSize(1);
    }

    @Test
    void aBatchSentAgainChangesNothing() {
        assertThat(publish(EVENTS).getAccepted()).isEqualTo(4);
        assertThat(publish(EVENTS).getDuplicates()).isEqualTo(4);

        assertEachOnce();
    }

    @Test
    void anExchangeIsItsIdWhateverElseChanged() {
        publish(List.of(event(exchange("x1", "a1", TIME))));

        assertThat(publish(List.of(event(exchange("x1", "a2", TIME + 5).setModel("another"))))
                        .getDuplicates())
                .isEqualTo(1);
        assertThat(publish(List.of(event(exchange("x1", "a1", TIME + DAY)))).getDuplicates())
                .isEqualTo(1);
        assertThat(publish(List.of(event(exchange("x1", "a1", TIME - DAY)))).getDuplicates())
                .isEqualTo(1);
    }

    @Test
    void anAccountEventIsAllThatItSays() {
        assertThat(publish(List.of(event(account().setPlan("free")))).getAccepted())
                .isEqualTo(1);
        assertThat(publish(List.of(event(account().setPlan("team")))).getAccepted())
                .isEqualTo(1);
        assertThat(publish(List.of(event(account().setPlan("free")))).getDuplicates())
                .isEqualTo(1);
    }

    @Test
    void ofManyThatSendTheSameAtOnceOneIsAcceptedAndTheOthersLearnOfIt() throws Exception {
        List<Event> events = IntStream.range(0, 500)
                .mapToObj(i -> event(exchange("x" + i, "a" + i % 20, TIME + i)))
                .toList();
        List<Callable<PublishEventsResponse>> calls = IntStream.range(0, 8)
                .<Callable<PublishEventsResponse>>mapToObj(i -> () -> publish(events))
                .toList();
        int accepted = 0;
        int duplicates = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var call : threads.invokeAll(calls)) {
                accepted += call.get().getAccepted();
                duplicates += call.get().getDuplicates();
            }
        }

        assertThat(accepted).isEqualTo(500);
        assertThat(duplicates).isEqualTo(7 * 500);
        assertThat(installation.topics().sketches()).hasSize(500);
    }

    @Test
    void aRestartForgetsNothing() {
        publish(EVENTS);
        installation.stop();
        installation.start();

        assertThat(publish(EVENTS).getDuplicates()).isEqualTo(4);
        assertEachOnce();
    }

    /** As after a kill between Kafka's acknowledgement and Redis: the records are there, and nothing after the position knows of them. */
    @Test
    void whatAKillLeftUnrememberedIsReadBackAtTheStart() {
        publish(List.of(event(exchange("x0", "a1", TIME))));
        installation.stop();
        Map<byte[], byte[]> before = installation.redis(r -> r.sync().hgetall(positions()));
        installation.start();
        publish(EVENTS);
        installation.stop();
        installation.redis(r -> {
            forgetSeen(r);
            r.sync().del(positions());
            return r.sync().hset(positions(), before);
        });

        installation.start();

        assertThat(publish(EVENTS).getDuplicates()).isEqualTo(4);
        assertEachOnce(List.of("x0", "x1", "x2"));
    }

    /** As after a kill in the middle of writing a release to all partitions. */
    @Test
    void aReleaseThatAKillLeftInSomePartitionsIsWrittenToAll() {
        publish(List.of(EVENTS.getFirst()));
        installation.stop();
        installation.topics().write("sketches", 1, Topics.record(release().build()));
        installation.start();

        assertThat(publish(List.of(event(release()))).getAccepted()).isEqualTo(1);
        assertThat(publish(List.of(event(release()))).getDuplicates()).isEqualTo(1);
    }

    @Test
    void aRedisThatLostEverythingIsFilledAgainFromTheTopics() {
        publish(EVENTS);
        installation.stop();
        installation.redis(r -> {
            forgetSeen(r);
            return r.sync().del(positions(), key("ingest:instances"), key("ingest:seen:days"), key("ingest:seen:key"));
        });

        installation.start();

        assertThat(publish(EVENTS).getDuplicates()).isEqualTo(4);
        assertEachOnce();
    }

    private void assertEachOnce() {
        assertEachOnce(List.of("x1", "x2"));
    }

    private void assertEachOnce(List<String> exchanges) {
        assertThat(installation.topics().sketches())
                .extracting(s -> s.getExchangeId())
                .containsExactlyInAnyOrderElementsOf(exchanges);
        assertThat(installation.topics().facts()).hasSize(1);
        assertThat(installation.topics().releases()).hasSize(Installation.PARTITIONS);
    }

    private PublishEventsResponse publish(List<Event> events) {
        return installation
                .client()
                .publishEvents(
                        PublishEventsRequest.newBuilder().addAllEvents(events).build());
    }

    private void forgetSeen(StatefulRedisConnection<byte[], byte[]> redis) {
        List<byte[]> sets = redis.sync().keys(installation.prefix() + "ingest:seen:{*");
        assertThat(sets).isNotEmpty();
        redis.sync().del(sets.toArray(byte[][]::new));
    }

    private byte[] positions() {
        return key("ingest:positions:0");
    }

    private byte[] key(String name) {
        return (installation.prefix() + name).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
