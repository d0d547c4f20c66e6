package dev.stillwatch.ingest.service;

import static dev.stillwatch.ingest.event.Events.TIME;
import static dev.stillwatch.ingest.event.Events.event;
import static dev.stillwatch.ingest.event.Events.exchange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.ingest.v1.PublishEventsRequest;
import dev.stillwatch.ingest.v1.ReasoningHandles;
import dev.stillwatch.ingest.v1.Sketch;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A reasoning handle that comes back in other hands is told in the sketch, whoever else is asked. */
@ExtendWith(WithBacking.class)
class HandleReplayTest {

    private final Installation installation;

    HandleReplayTest(Backing backing) {
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
    void aHandleOfAnEarlierBatchIsKnown() {
        publish(issues("x1", "victim", "s1", "handle"));
        publish(presents("x2", "thief", "s2", "handle"), presents("x3", "victim", "s1", "handle"));

        assertThat(sketch("x2").getHandlesForeign()).isEqualTo(1);
        assertThat(sketch("x3").getHandlesForeign()).isZero();
        assertThat(sketch("x3").getHandlesOtherSession()).isZero();
    }

    @Test
    void aHandleOfTheSameBatchIsKnown() {
        publish(issues("x1", "victim", "s1", "handle"), presents("x2", "victim", "s9", "handle"));

        assertThat(sketch("x2").getHandlesOtherSession()).isEqualTo(1);
    }

    @Test
    void aRepeatOfTheExchangeThatWasIssuedAHandleGivesItToNobodyElse() {
        Event issued = issues("x1", "victim", "s1", "handle");
        publish(issued);
        publish(issues("x1", "thief", "s2", "handle"));
        publish(presents("x2", "thief", "s2", "handle"));

        assertThat(sketch("x2").getHandlesForeign()).isEqualTo(1);
    }

    @Test
    void aRestartForgetsNoHandle() {
        publish(issues("x1", "victim", "s1", "handle"));
        installation.stop();
        installation.start();
        publish(presents("x2", "thief", "s2", "handle"));

        assertThat(sketch("x2").getHandlesForeign()).isEqualTo(1);
    }

    @Test
    void whenRedisHasLostEverythingHandlesAreReadBackFromTheLog() {
        publish(issues("x1", "victim", "s1", "handle"));
        installation.stop();
        installation.redis(redis -> {
            redis.sync()
                    .keys(installation.prefix() + "*")
                    .forEach(key -> redis.sync().del(key));
            return "";
        });
        installation.start();
        publish(presents("x2", "thief", "s2", "handle"));

        assertThat(sketch("x2").getHandlesForeign()).isEqualTo(1);
    }

    private static Event issues(String id, String account, String session, String handle) {
        return handles(id, account, session, ReasoningHandles.newBuilder().addIssued(handle));
    }

    private static Event presents(String id, String account, String session, String handle) {
        return handles(id, account, session, ReasoningHandles.newBuilder().addPresented(handle));
    }

    private static Event handles(String id, String account, String session, ReasoningHandles.Builder handles) {
        Exchange.Builder exchange = exchange(id, account, TIME).setSessionId(session);
        return event(exchange.setReasoningHandles(handles));
    }

    private void publish(Event... events) {
        var response = installation
                .client()
                .publishEvents(PublishEventsRequest.newBuilder()
                        .addAllEvents(List.of(events))
                        .build());
        assertThat(response.getRejected()).isZero();
    }

    private Sketch sketch(String id) {
        return installation.topics().sketches().stream()
                .filter(s -> s.getExchangeId().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
