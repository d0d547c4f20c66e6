package dev.stillwatch.scoring.state;

import dev.stillwatch.platform.epoch.LanePosition;
import dev.stillwatch.sketch.activity.Releases;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/**
 * How far a stage has come, with where to read on.
 *
 * @param epoch the last epoch that is done and kept; {@link Long#MIN_VALUE} before the first
 * @param throughMillis everything before this moment is done, milliseconds since 1970; {@link Long#MIN_VALUE} before anything is
 *     known, {@link Long#MAX_VALUE} when all sources are final
 * @param first where to read the stage's first input
 * @param second where to read its second input
 * @param releases releases of models known by then; kept here, so that they are never ahead of the records read nor behind
 */
public record StagePosition(
        long epoch, long throughMillis, LanePosition first, LanePosition second, Releases releases) {

    /** A position before which no release is known. */
    public StagePosition(long epoch, long throughMillis, LanePosition first, LanePosition second) {
        this(epoch, throughMillis, first, second, Releases.none());
    }

    /** As bytes: the fence, then lines. */
    byte[] encode() {
        return (Fence.digits(epoch) + "\n" + epoch + "\n" + throughMillis + "\n" + first.encode() + "\n"
                        + second.encode() + "\n" + encode(releases))
                .getBytes(StandardCharsets.UTF_8);
    }

    static StagePosition decode(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        if (lines.length != 5 && lines.length != 6) {
            throw new IllegalStateException("A kept position can't be read; delete it, and the topics are read anew");
        }
        return new StagePosition(
                Long.parseLong(lines[1]),
                Long.parseLong(lines[2]),
                LanePosition.decode(lines[3]),
                LanePosition.decode(lines[4]),
                lines.length == 6 ? releases(lines[5]) : Releases.none());
    }

    /** A moment and the model's name in Base64 each, for a name may hold anything. */
    private static String encode(Releases releases) {
        return releases.all().stream()
                .map(r -> r.atMillis()
                        + ":"
                        + Base64.getEncoder().encodeToString(r.model().getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining(","));
    }

    private static Releases releases(String line) {
        return new Releases(Arrays.stream(line.split(",", -1))
                .filter(part -> !part.isEmpty())
                .map(part -> {
                    int colon = part.indexOf(':');
                    return new Releases.Released(
                            Long.parseLong(part, 0, colon, 10),
                            new String(Base64.getDecoder().decode(part.substring(colon + 1)), StandardCharsets.UTF_8));
                })
                .toList());
    }
}
