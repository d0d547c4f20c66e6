package dev.stillwatch.ingest.service;

import static dev.stillwatch.ingest.event.Events.TIME;
import static dev.stillwatch.ingest.event.Events.account;
import static dev.stillwatch.ingest.event.Events.event;
import static dev.stillwatch.ingest.event.Events.exchange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.IngestServiceGrpc;
import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.ingest.v1.SketchRecord;
import dev.stillwatch.ingest.v1.StreamEventsRequest;
import dev.stillwatch.ingest.v1.StreamEventsResponse;
import dev.stillwatch.platform.epoch.EventTime;
import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process is killed again and again in the middle of a replay, whose client sends again what was not acknowledged. What the topics
 * promise afterwards is what an undisturbed run promises: each event once, and none behind the watermark of its epoch.
 */
@ExtendWith(WithBacking.class)
class KillTest {

    private static final int BATCHES = 240;
    private static final int EVENTS = 25;
    /** Batches on their way at a time. */
    private static final int AHEAD = 8;
    /** Kills come when so many batches of this life are acknowledged. */
    private static final int[] KILLS = {20, 35, 50};

    private static final long MINUTE = 60_000;
    /** An acknowledgement that stands for the stream's end. */
    private static final StreamEventsResponse BROKEN =
            StreamEventsResponse.newBuilder().setSequence(-1).build();

    private final Installation installation;

    private final Path folder;

    KillTest(Backing backing, @TempDir Path folder) {
        this.installation = new Installation(backing);
        this.folder = folder;
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void killsInTheMiddleOfAReplayLeaveNoTrace() throws Exception {
        // Makes the topics, so that no life is spent on that.
        installation.start().stop();
        int port = ServiceProcess.freePort();
        int acknowledged = 0;
        for (int kill : KILLS) {
            acknowledged = live(port, acknowledged, acknowledged + kill);
        }
        acknowledged = live(port, acknowledged, BATCHES);

        assertThat(acknowledged).isEqualTo(BATCHES);
        assertThat(installation.topics().sketches())
                .extracting(Sketch::getExchangeId)
                .doesNotHaveDuplicates()
                .hasSize(BATCHES * (EVENTS - 1));
        assertThat(installation.topics().facts()).doesNotHaveDuplicates().hasSize(BATCHES);
        assertNothingStandsBehindItsWatermark();
    }

    /** One life of the service: sends from a batch on until so many are acknowledged, and kills it; how many are then. */
    private int live(int port, int from, int to) throws Exception {
        ServiceProcess service = ServiceProcess.start(installation.settings(), port, folder.resolve("log"));
        ManagedChannel channel = installation.channel(port);
        try {
            BlockingQueue<StreamEventsResponse> acks = new LinkedBlockingQueue<>();
            StreamObserver<StreamEventsRequest> stream =
                    IngestServiceGrpc.newStub(channel).withWaitForReady().streamEvents(into(acks));
            int sent = from;
            int acknowledged = from;
            while (acknowledged < to) {
                for (; sent < Math.min(BATCHES, acknowledged + AHEAD); sent++) {
                    stream.onNext(StreamEventsRequest.newBuilder()
                            .setSequence(sent + 1)
                            .addAllEvents(batch(sent))
                            .build());
                }
                StreamEventsResponse ack = acks.poll(60, TimeUnit.SECONDS);
                assertThat(ack).isNotNull().isNotSameAs(BROKEN);
                assertThat(ack.getSequence()).isEqualTo(acknowledged + 1);
                assertThat(ack.getAccepted() + ack.getDuplicates()).isEqualTo(EVENTS);
                acknowledged++;
            }
            return acknowledged;
        } finally {
            // With up to AHEAD batches somewhere between the wire, Kafka and Redis.
            service.kill();
            channel.shutdownNow();
        }
    }

    private static List<Event> batch(int number) {
        List<Event> events = new ArrayList<>();
        for (int i = 1; i < EVENTS; i++) {
            events.add(event(exchange(number + "/" + i, "account-" + i, TIME + number * MINUTE)));
        }
        events.add(event(account()
                .setAccountId("account-" + number)
                .setOccurredAt(EventTime.timestamp(TIME + number * MINUTE))));
        return events;
    }

    private void assertNothingStandsBehindItsWatermark() {
        int partition = -1;
        long promised = Long.MIN_VALUE;
        int watermarks = 0;
        for (var record : installation.topics().read("sketches")) {
            if (record.partition() != partition) {
                partition = record.partition();
                promised = Long.MIN_VALUE;
            }
            SketchRecord value = Topics.sketch(record.value());
            if (value.hasWatermark()) {
                long time = EventTime.millis(value.getWatermark().getEventTime());
                assertThat(time).as("a watermark of partition %s", partition).isGreaterThanOrEqualTo(promised);
                promised = time;
                watermarks++;
            } else {
                assertThat(EventTime.millis(value.getSketch().getOccurredAt()))
                        .as("an event of partition %s", partition)
                        .isGreaterThanOrEqualTo(promised);
            }
        }
        assertThat(watermarks).isGreaterThan(Installation.PARTITIONS * BATCHES / 5 - Installation.PARTITIONS * 2);
    }

    private static StreamObserver<StreamEventsResponse> into(BlockingQueue<StreamEventsResponse> acks) {
        return new StreamObserver<>() {
            @Override
            public void onNext(StreamEventsResponse ack) {
                acks.add(ack);
            }

            @Override
            public void onError(Throwable failure) {
                acks.add(BROKEN);
            }

            @Override
            public void onCompleted() {
                acks.add(BROKEN);
            }
        };
    }
}
