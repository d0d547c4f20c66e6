package dev.stillwatch.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.platform.epoch.EpochBuffer;
import dev.stillwatch.platform.epoch.EpochLength;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.epoch.LanePosition;
import dev.stillwatch.type.v1.Watermark;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class PromisesTest {

    private static final EpochLength LENGTH = new EpochLength(1_000);

    private final EpochBuffer<Integer> buffer = new EpochBuffer<>(LENGTH, Comparator.naturalOrder());

    @Test
    void aRunThatLeavesClosedEpochsPromisesOnlyItsOwn() {
        assertThat(Promises.through(buffer, LENGTH, 6, false)).isEqualTo(7_000);
    }

    @Test
    void aRunThatLeavesNonePromisesAllThatIsClosed() {
        assertThat(Promises.through(buffer, LENGTH, 6, true))
                .as("nothing is closed")
                .isEqualTo(Long.MIN_VALUE);
        buffer.addLane("lane", LanePosition.start());
        buffer.advance(
                "lane", 0, watermark().setEventTime(EventTime.timestamp(9_999)).build());
        assertThat(Promises.through(buffer, LENGTH, 6, true)).isEqualTo(9_000);
        buffer.advance("lane", 1, watermark().setFinal(true).build());
        assertThat(Promises.through(buffer, LENGTH, 6, true)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void onlyAPromiseThatSaysMoreIsMade() {
        assertThat(Promises.differ(Long.MIN_VALUE, Long.MIN_VALUE)).isFalse();
        assertThat(Promises.differ(Long.MIN_VALUE, 1_000)).isTrue();
        assertThat(Promises.differ(2_000, 1_000)).isFalse();
        assertThat(Promises.differ(2_000, Long.MAX_VALUE)).isTrue();
        assertThat(Promises.differ(Long.MAX_VALUE, Long.MAX_VALUE)).isFalse();
        assertThat(Promises.differ(Long.MAX_VALUE, 3_000))
                .as("sources that were final go on")
                .isTrue();
    }

    @Test
    void theEndOfTimeIsFinal() {
        var last = watermark();
        Promises.set(last, Long.MAX_VALUE);
        var other = watermark();
        Promises.set(other, 5_000);

        assertThat(last.getFinal()).isTrue();
        assertThat(EventTime.millis(other.getEventTime())).isEqualTo(5_000);
    }

    private static Watermark.Builder watermark() {
        return Watermark.newBuilder().addSources("s");
    }
}
