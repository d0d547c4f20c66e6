package dev.stillwatch.platform.epoch;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where to start reading an input partition again so that no open epoch misses a record, and what its watermarks were there. Reading
 * on from it gives the same epochs as never having stopped.
 *
 * @param offset offset of the first record to read
 * @param watermarks what had been promised before that record
 */
public record LanePosition(long offset, Watermarks watermarks) {

    /** The beginning of a partition. */
    public static LanePosition start() {
        return new LanePosition(0, Watermarks.none());
    }

    /** As text, to be kept beside the state it belongs to. */
    public String encode() {
        var text = new StringBuilder().append(offset).append('\t').append(watermarks.patienceMillis());
        watermarks
                .times()
                .forEach((source, time) ->
                        text.append('\t').append(source).append('\t').append(time));
        return text.toString();
    }

    /**
     * From text.
     *
     * @throws IllegalArgumentException when the text was not written by {@link #encode}
     */
    public static LanePosition decode(String text) {
        String[] parts = text.split("\t", -1);
        if (parts.length < 2 || parts.length % 2 != 0) {
            throw new IllegalArgumentException("Not a lane position: " + text);
        }
        Map<String, Long> times = new LinkedHashMap<>();
        for (int i = 2; i < parts.length; i += 2) {
            times.put(parts[i], Long.parseLong(parts[i + 1]));
        }
        return new LanePosition(Long.parseLong(parts[0]), new Watermarks(times, Long.parseLong(parts[1])));
    }
}
