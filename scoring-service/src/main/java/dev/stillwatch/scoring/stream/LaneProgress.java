package dev.stillwatch.scoring.stream;

import dev.stillwatch.platform.epoch.EpochBuffer;
import dev.stillwatch.platform.epoch.LanePosition;
import dev.stillwatch.platform.epoch.Watermarks;
import dev.stillwatch.type.v1.Watermark;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Which lanes of a buffer run ahead of the others. When too much is held back those are paused, never the slowest: an epoch may hold
 * more than the limit, and pausing whom all wait for would be a standstill.
 */
final class LaneProgress {

    private final EpochBuffer<?> buffer;
    private final int heldRecords;
    private final Map<TopicPartition, Watermarks> lanes = new HashMap<>();

    LaneProgress(EpochBuffer<?> buffer, int heldRecords) {
        this.buffer = buffer;
        this.heldRecords = heldRecords;
    }

    /** Forgets all lanes. */
    void clear() {
        buffer.clear();
        lanes.clear();
    }

    /** Begins to wait for a lane. */
    void add(TopicPartition lane, LanePosition from) {
        buffer.addLane(lane, from);
        lanes.put(lane, from.watermarks());
    }

    /** Takes a watermark. */
    void advance(TopicPartition lane, long offset, Watermark watermark) {
        buffer.advance(lane, offset, watermark);
        lanes.computeIfPresent(lane, (l, watermarks) -> watermarks.advance(watermark));
    }

    /** The lanes that must wait: none while the buffer has room, else those that are ahead of the slowest. */
    Set<TopicPartition> ahead() {
        OptionalLong low = buffer.low();
        return buffer.held() < heldRecords
                ? Set.of()
                : lanes.entrySet().stream()
                        .filter(lane -> lane.getValue().low().orElse(Long.MIN_VALUE) > low.orElse(Long.MIN_VALUE))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
    }
}
