package dev.stillwatch.ingest.service;

import static dev.stillwatch.ingest.event.Events.TIME;
import static dev.stillwatch.ingest.event.Events.event;
import static dev.stillwatch.ingest.event.Events.exchange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.PublishEventsRequest;
import dev.stillwatch.ingest.v1.PublishEventsResponse;
import dev.stillwatch.ingest.v1.SketchRecord;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two replicas on the same topics and the same Redis. */
@ExtendWith(WithBacking.class)
class ReplicasTest {

    private static final List<Event> EVENTS =
            List.of(event(exchange("x1", "a1", TIME)), event(exchange("x2", "a2", TIME)));

    private final Installation first;
    private final Installation second;

    ReplicasTest(Backing backing) {
        first = new Installation(backing);
        second = first.replica("pod-1");
    }

    @BeforeEach
    void start() {
        first.start();
        second.start();
    }

    @AfterEach
    void stop() {
        second.close();
        first.close();
    }

    @Test
    void whatOneHasTakenIsADuplicateToTheOther() {
        assertThat(publish(first).getAccepted()).isEqualTo(2);
        assertThat(publish(second).getDuplicates()).isEqualTo(2);
        first.stop();
        first.start();
        assertThat(publish(first).getDuplicates()).isEqualTo(2);

        assertThat(first.topics().sketches()).hasSize(2);
    }

    @Test
    void eachPromisesForItself() {
        publish(first);
        publish(second);

        assertThat(first.topics().read("sketches").stream()
                        .map(r -> Topics.sketch(r.value()))
                        .filter(SketchRecord::hasWatermark)
                        .flatMap(r -> r.getWatermark().getSourcesList().stream()))
                .contains("ingest/0", "ingest/pod-1");
    }

    private static PublishEventsResponse publish(Installation replica) {
        return replica.client()
                .publishEvents(
                        PublishEventsRequest.newBuilder().addAllEvents(EVENTS).build());
    }
}
