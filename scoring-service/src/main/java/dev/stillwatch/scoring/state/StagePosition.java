package dev.stillwatch.scoring.state;

import dev.stillwatch.platform.epoch.LanePosition;
import java.nio.charset.StandardCharsets;

/**
 * How far a stage has come, with where to read on.
 *
 * @param epoch the last epoch that is done and kept; {@link Long#MIN_VALUE} before the first
 * @param throughMillis everything before this moment is done, milliseconds since 1970; {@link Long#MIN_VALUE} before anything is
 *     known, {@link Long#MAX_VALUE} when all sources are final
 * @param first where to read the stage's first input
 * @param second where to read its second input
 */
public record StagePosition(long epoch, long throughMillis, LanePosition first, LanePosition second) {

    /** As bytes: the fence, then lines. */
    byte[] encode() {
        return (Fence.digits(epoch) + "\n" + epoch + "\n" + throughMillis + "\n" + first.encode() + "\n"
                        + second.encode())
                .getBytes(StandardCharsets.UTF_8);
    }

    static StagePosition decode(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        if (lines.length != 5) {
            throw new IllegalStateException("A kept position can't be read; delete it, and the topics are read anew");
        }
        return new StagePosition(
                Long.parseLong(lines[1]),
                Long.parseLong(lines[2]),
                LanePosition.decode(lines[3]),
                LanePosition.decode(lines[4]));
    }
}
