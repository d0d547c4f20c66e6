package dev.stillwatch.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.platform.epoch.EpochBuffer;
import dev.stillwatch.platform.epoch.EpochLength;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.epoch.LanePosition;
import dev.stillwatch.platform.epoch.Watermarks;
import dev.stillwatch.type.v1.Watermark;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LaneProgressTest {

    private static final TopicPartition FAST = new TopicPartition("sketches", 0);
    private static final TopicPartition SLOW = new TopicPartition("cohorts", 0);

    private final EpochBuffer<Integer> buffer = new EpochBuffer<>(new EpochLength(1_000), Comparator.naturalOrder());
    private final LaneProgress progress = new LaneProgress(buffer, 10);

    LaneProgressTest() {
        for (TopicPartition lane : List.of(FAST, SLOW)) {
            progress.add(lane, new LanePosition(0, Watermarks.awaiting(List.of(lane.topic()))));
        }
    }

    @Test
    void nobodyWaitsWhileThereIsRoom() {
        hold(9);
        promise(FAST, 5_000);

        assertThat(progress.ahead()).isEmpty();
    }

    @Test
    void whoeverIsAheadWaitsForTheSlowest() {
        hold(10);
        promise(FAST, 5_000);
        assertThat(progress.ahead()).containsExactly(FAST);

        promise(SLOW, 2_000);
        assertThat(progress.ahead()).containsExactly(FAST);
    }

    @Test
    void theSlowestNeverWaitsHoweverMuchItHolds() {
        hold(50);
        promise(SLOW, 5_000);

        assertThat(progress.ahead()).containsExactly(SLOW);
    }

    @Test
    void nobodyWaitsWhenAllAreAsFar() {
        hold(50);
        promise(FAST, 3_000);
        promise(SLOW, 3_000);

        assertThat(progress.ahead()).isEmpty();
    }

    private void hold(int records) {
        for (int i = 0; i < records; i++) {
            buffer.add(FAST, i, 7_000, i);
        }
    }

    private void promise(TopicPartition lane, long millis) {
        progress.advance(
                lane,
                100,
                Watermark.newBuilder()
                        .addSources(lane.topic())
                        .setEventTime(EventTime.timestamp(millis))
                        .build());
    }
}
