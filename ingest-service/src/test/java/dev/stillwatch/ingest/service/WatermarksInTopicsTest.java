package dev.stillwatch.ingest.service;

import static dev.stillwatch.ingest.event.Events.event;
import static dev.stillwatch.ingest.event.Events.exchange;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.SketchRecord;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.type.v1.Watermark;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the stages behind may rely on. */
@ExtendWith(WithBacking.class)
class WatermarksInTopicsTest {

    private static final long MINUTE = 60_000;
    private static final long EPOCH = 5 * MINUTE;
    private static final long LATENESS = 2 * MINUTE;
    /** The start of an epoch in 2025. */
    private static final long THEN = 5_820_000 * EPOCH;

    private final Installation installation;

    WatermarksInTopicsTest(Backing backing) {
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

    /** A batch a minute, one event of each of ten accounts. */
    private static List<Event> minute(int minute) {
        return IntStream.range(0, 10)
                .mapToObj(a -> event(exchange(minute + "/" + a, "account-" + a, THEN + minute * MINUTE)))
                .toList();
    }

    private void send(StreamClient stream, int fromMinute, int toMinute) throws InterruptedException {
        for (int minute = fromMinute; minute < toMinute; minute++) {
            stream.send(minute(minute));
        }
        for (int minute = fromMinute; minute < toMinute; minute++) {
            stream.ack();
        }
    }

    private void assertInEveryPartition(List<Long> watermarks) {
        for (int partition = 0; partition < Installation.PARTITIONS; partition++) {
            assertThat(installation.topics().watermarks("sketches", partition)).isEqualTo(watermarks);
            assertThat(installation.topics().watermarks("accounts", partition)).isEqualTo(watermarks);
        }
    }

    @Test
    void oneStandsInEveryPartitionOfBothTopicsForEveryEpochThatEnds() throws Exception {
        send(installation.stream(), 0, 23);

        // The first event tells one at once; then one a crossing, told by the first batch beyond it and the lateness.
        assertInEveryPartition(LongStream.of(-LATENESS, 0, EPOCH, 2 * EPOCH, 3 * EPOCH, 4 * EPOCH)
                .map(t -> THEN + t)
                .boxed()
                .toList());
    }

    @Test
    void noEventInTimeStandsBehindTheWatermarkOfItsEpoch() throws Exception {
        send(installation.stream(), 0, 40);

        long promised = Long.MIN_VALUE;
        int partition = -1;
        for (var record : installation.topics().read("sketches")) {
            if (record.partition() != partition) {
                partition = record.partition();
                promised = Long.MIN_VALUE;
            }
            SketchRecord value = Topics.sketch(record.value());
            if (value.hasWatermark()) {
                promised = EventTime.millis(value.getWatermark().getEventTime());
            } else {
                assertThat(EventTime.millis(value.getSketch().getOccurredAt())).isGreaterThanOrEqualTo(promised);
            }
        }
    }

    @Test
    void theyNameThisInstance() throws Exception {
        send(installation.stream(), 0, 1);

        assertThat(installation.topics().read("sketches").stream()
                        .map(r -> Topics.sketch(r.value()))
                        .filter(SketchRecord::hasWatermark)
                        .map(SketchRecord::getWatermark))
                .isNotEmpty()
                .allSatisfy(w -> {
                    assertThat(w.getSourcesList()).containsExactly("ingest/0");
                    assertThat(w.getFinal()).isFalse();
                });
    }

    @Test
    void aPromiseClosesTheLastEpochsExactly() throws Exception {
        StreamClient stream = installation.stream();
        send(stream, 0, 1);
        long end = THEN + 10 * EPOCH + 1;
        stream.promise(end);
        stream.ack();

        assertInEveryPartition(List.of(THEN - LATENESS, end));
    }

    @Test
    void aRestartGoesOnWhereItWas() throws Exception {
        send(installation.stream(), 0, 13);
        installation.stop();
        installation.start();
        send(installation.stream(), 13, 23);

        assertInEveryPartition(LongStream.of(-LATENESS, 0, EPOCH, 2 * EPOCH, 3 * EPOCH, 4 * EPOCH)
                .map(t -> THEN + t)
                .boxed()
                .toList());
    }

    /** What its clients send again must still come before it in the others. */
    @Test
    void aWatermarkThatAKillLeftInSomePartitionsOnlyIsNotYetPromised() throws Exception {
        send(installation.stream(), 0, 13);
        installation.stop();
        installation
                .topics()
                .write(
                        "sketches",
                        0,
                        SketchRecord.newBuilder()
                                .setWatermark(Watermark.newBuilder()
                                        .addSources("ingest/0")
                                        .setEventTime(EventTime.timestamp(THEN + 3 * EPOCH)))
                                .build()
                                .toByteArray());
        installation.start();
        send(installation.stream(), 13, 18);

        assertThat(installation.topics().watermarks("sketches", 0))
                .endsWith(THEN + 2 * EPOCH, THEN + 3 * EPOCH, THEN + 3 * EPOCH);
        assertThat(installation.topics().watermarks("sketches", 1)).endsWith(THEN + 2 * EPOCH, THEN + 3 * EPOCH);
        assertThat(installation.topics().watermarks("accounts", 0)).endsWith(THEN + 2 * EPOCH, THEN + 3 * EPOCH);
    }

    @Test
    void aBatchOfRepeatsMovesTimeToo() throws Exception {
        StreamClient stream = installation.stream();
        send(stream, 0, 3);
        send(stream, 0, 3);
        send(stream, 3, 8);

        assertInEveryPartition(List.of(THEN - LATENESS, THEN, THEN + EPOCH));
    }
}
