package dev.stillwatch.platform.epoch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stillwatch.type.v1.Watermark;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class EpochBufferTest {

    private static final EpochLength LENGTH = new EpochLength(10);

    /** A log entry: a record at an event time, or a watermark. */
    private record Entry(String lane, long offset, long time, boolean watermark) {}

    @Test
    void anEpochClosesWhenEveryLaneHasPassedItsEnd() {
        EpochBuffer<String> buffer = buffer("a", "b");
        buffer.add("a", 0, 3, "x");
        buffer.advance("a", 1, watermark("s", 10));
        assertThat(buffer.poll()).isEmpty();
        buffer.advance("b", 0, watermark("s", 9));
        assertThat(buffer.poll()).isEmpty();
        buffer.advance("b", 1, watermark("s", 10));
        assertThat(buffer.poll()).contains(new ClosedEpoch<>(0, 10, List.of("x")));
        assertThat(buffer.closedThrough()).hasValue(0);
    }

    @Test
    void recordsOfOneEpochComeOutInEventTimeOrderAndTiesByTheGivenOrder() {
        EpochBuffer<String> buffer = buffer("a");
        buffer.add("a", 0, 7, "late");
        buffer.add("a", 1, 2, "z");
        buffer.add("a", 2, 2, "y");
        buffer.advance("a", 3, watermark("s", 10));
        assertThat(buffer.poll().map(ClosedEpoch::records)).contains(List.of("y", "z", "late"));
    }

    @Test
    void anEpochSaysWhatItsRecordsCameFrom() {
        SpanContext cause = SpanContext.create(
                TraceId.fromLongs(0, 1), SpanId.fromLong(1), TraceFlags.getSampled(), TraceState.getDefault());
        EpochBuffer<String> buffer = buffer("a");
        buffer.add("a", 0, 1, "x", cause);
        buffer.add("a", 1, 2, "y", cause);
        buffer.add("a", 2, 11, "z");
        buffer.advance("a", 3, watermark("s", 20));
        assertThat(buffer.poll()).contains(new ClosedEpoch<>(0, 10, List.of("x", "y"), List.of(cause)));
        assertThat(buffer.poll()).contains(new ClosedEpoch<>(1, 20, List.of("z")));
    }

    @Test
    void aLateRecordCountsInTheFirstEpochStillOpen() {
        EpochBuffer<String> buffer = buffer("a");
        buffer.advance("a", 0, watermark("s", 20));
        buffer.add("a", 1, 5, "late");
        assertThat(buffer.poll()).isEmpty();
        buffer.advance("a", 2, watermark("s", 30));
        assertThat(buffer.poll()).contains(new ClosedEpoch<>(2, 30, List.of("late")));
    }

    @Test
    void itWaitsForTheSlowestSourceAndLetsAFinalOneGo() {
        EpochBuffer<String> buffer = buffer("a");
        buffer.add("a", 0, 1, "x");
        buffer.advance("a", 1, watermark("fast", 100));
        buffer.advance("a", 2, watermark("slow", 5));
        assertThat(buffer.poll()).isEmpty();
        buffer.advance(
                "a", 3, Watermark.newBuilder().addSources("slow").setFinal(true).build());
        assertThat(buffer.poll()).isPresent();
    }

    @Test
    void aSourceThatIsSilentForTooLongIsNotWaitedFor() {
        var watermarks = Watermarks.none().advance(watermark("dead", 5)).advance(watermark("alive", 6));
        assertThat(watermarks.low()).hasValue(5);
        long later = 6 + Watermarks.DEFAULT_PATIENCE_MILLIS;
        assertThat(watermarks.advance(watermark("alive", later)).low()).hasValue(later);
    }

    @Test
    void anAwaitedSourceIsWaitedForEvenBeforeItSpeaks() {
        var watermarks = Watermarks.awaiting(List.of("p/0", "p/1")).advance(watermark("p/0", 1_000_000_000));
        assertThat(watermarks.low()).isEmpty();
        assertThat(watermarks.advance(watermark("p/1", 7)).low()).hasValue(7);
    }

    @Test
    void aWatermarkNeverGoesBack() {
        assertThat(Watermarks.none()
                        .advance(watermark("s", 9))
                        .advance(watermark("s", 4))
                        .low())
                .hasValue(9);
    }

    @Test
    void aPositionSurvivesItsTextForm() {
        var position = new LanePosition(17, Watermarks.none().advance(watermark("ingest/0", 42)));
        assertThat(LanePosition.decode(position.encode())).isEqualTo(position);
        assertThatThrownBy(() -> LanePosition.decode("rubbish")).hasMessageContaining("rubbish");
    }

    @RepeatedTest(20)
    void anyInterleavingOfTheLanesGivesTheSameEpochs(RepetitionInfo repetition) {
        List<List<Entry>> logs = logs(repetition.getCurrentRepetition());
        assertThat(read(logs, new Random(1))).isEqualTo(read(logs, new Random(2)));
    }

    @RepeatedTest(20)
    void readingOnFromThePositionsGivesTheEpochsThatWereOpen(RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        List<List<Entry>> logs = logs(seed);
        List<ClosedEpoch<String>> whole = read(logs, new Random(3));

        EpochBuffer<String> buffer = buffer("0", "1");
        List<ClosedEpoch<String>> seen = new ArrayList<>();
        int[] cuts = {
            new Random(seed).nextInt(logs.get(0).size()),
            new Random(-seed).nextInt(logs.get(1).size())
        };
        for (int lane = 0; lane < 2; lane++) {
            for (Entry entry : logs.get(lane).subList(0, cuts[lane])) {
                feed(buffer, entry);
                drain(buffer, seen);
            }
        }
        EpochBuffer<String> again = new EpochBuffer<>(LENGTH, Comparator.<String>naturalOrder());
        LanePosition[] from = {buffer.position("0"), buffer.position("1")};
        long done = seen.isEmpty() ? Long.MIN_VALUE : seen.getLast().epoch();
        for (int lane = 0; lane < 2; lane++) {
            again.addLane("" + lane, from[lane]);
        }
        for (int lane = 0; lane < 2; lane++) {
            for (Entry entry : logs.get(lane)) {
                if (entry.offset >= from[lane].offset()) {
                    feed(again, entry);
                }
            }
        }
        List<ClosedEpoch<String>> rest = new ArrayList<>();
        drain(again, rest);
        rest.removeIf(e -> e.epoch() <= done);
        seen.addAll(rest);
        assertThat(seen).isEqualTo(whole);
    }

    private static List<List<Entry>> logs(long seed) {
        var random = new Random(seed);
        List<List<Entry>> logs = new ArrayList<>();
        for (int lane = 0; lane < 2; lane++) {
            List<Entry> log = new ArrayList<>();
            long now = 0;
            for (int offset = 0; offset < 200; offset++) {
                now += random.nextInt(3);
                boolean watermark = random.nextInt(10) == 0;
                // Records may be up to 12 behind, watermarks promise 8: some are late.
                log.add(new Entry(
                        "" + lane, offset, watermark ? now - 8 : Math.max(0, now - random.nextInt(13)), watermark));
            }
            log.add(new Entry("" + lane, 200, 100_000, true));
            logs.add(log);
        }
        return logs;
    }

    private static List<ClosedEpoch<String>> read(List<List<Entry>> logs, Random random) {
        EpochBuffer<String> buffer = buffer("0", "1");
        List<ClosedEpoch<String>> closed = new ArrayList<>();
        int[] next = {0, 0};
        while (next[0] < logs.get(0).size() || next[1] < logs.get(1).size()) {
            int lane = random.nextInt(2);
            if (next[lane] < logs.get(lane).size()) {
                feed(buffer, logs.get(lane).get(next[lane]++));
                drain(buffer, closed);
            }
        }
        assertThat(buffer.held()).isZero();
        return closed;
    }

    private static void feed(EpochBuffer<String> buffer, Entry entry) {
        if (entry.watermark) {
            buffer.advance(entry.lane, entry.offset, watermark("s", entry.time));
        } else {
            buffer.add(entry.lane, entry.offset, entry.time, entry.lane + ":" + entry.offset);
        }
    }

    private static void drain(EpochBuffer<String> buffer, List<ClosedEpoch<String>> into) {
        for (Optional<ClosedEpoch<String>> next = buffer.poll(); next.isPresent(); next = buffer.poll()) {
            into.add(next.get());
        }
    }

    private static EpochBuffer<String> buffer(String... lanes) {
        EpochBuffer<String> buffer = new EpochBuffer<>(LENGTH, Comparator.<String>naturalOrder());
        for (String lane : lanes) {
            buffer.addLane(lane, LanePosition.start());
        }
        return buffer;
    }

    private static Watermark watermark(String source, long time) {
        return Watermark.newBuilder()
                .addSources(source)
                .setEventTime(EventTime.timestamp(time))
                .build();
    }
}
