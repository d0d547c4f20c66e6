package dev.stillwatch.linking.stream;

import dev.stillwatch.platform.epoch.EpochLength;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.epoch.LanePosition;
import dev.stillwatch.platform.epoch.Watermarks;
import dev.stillwatch.type.v1.Watermark;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Says which epoch a record counts in and which epochs are closed, from the watermarks of one or more inputs; what it knows is in a store.
 * An epoch is closed when every input has promised its end.
 */
final class Gate {

    private static final String CLOSED = "closed";
    private static final String LATEST = "latest";
    private static final String INPUT = "input/";

    private final EpochLength length;
    private final KeyValueStore<String, byte[]> store;
    private final Map<String, Watermarks> inputs = new TreeMap<>();
    private long closed;
    private long latest;

    /**
     * Takes up where the store says it stopped.
     *
     * @param inputs what is promised at first, by input
     */
    Gate(EpochLength length, KeyValueStore<String, byte[]> store, Map<String, Watermarks> inputs) {
        this.length = length;
        this.store = store;
        this.closed = read(CLOSED, Long.MIN_VALUE);
        this.latest = read(LATEST, Long.MIN_VALUE);
        inputs.forEach((name, first) -> {
            byte[] kept = store.get(INPUT + name);
            this.inputs.put(
                    name,
                    kept == null
                            ? first
                            : LanePosition.decode(new String(kept, StandardCharsets.UTF_8))
                                    .watermarks());
        });
    }

    private long read(String key, long otherwise) {
        byte[] kept = store.get(key);
        return kept == null ? otherwise : Long.parseLong(new String(kept, StandardCharsets.UTF_8));
    }

    private void write(String key, String text) {
        store.put(key, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The epoch that a record counts in: its own, or, when its own input has promised that it had ended, the first that input has still
     * open. It depends on the input's log alone, not on how the inputs come together.
     */
    long epochFor(String input, long timeMillis) {
        OptionalLong low = of(input).low();
        long epoch = length.epochOf(timeMillis);
        if (low.isPresent() && low.getAsLong() != Long.MAX_VALUE) {
            epoch = Math.max(epoch, length.lastEnded(low.getAsLong()) + 1);
        }
        return closed == Long.MIN_VALUE ? epoch : Math.max(epoch, closed + 1);
    }

    /** Takes a watermark. Nothing is closed by it yet; {@link #through} says what is to be closed now. */
    void advance(String input, Watermark watermark) {
        Watermarks before = of(input);
        Watermarks now = before.advance(watermark);
        if (!now.equals(before)) {
            inputs.put(input, now);
            write(INPUT + input, new LanePosition(0, now).encode());
        }
        long time = EventTime.millis(watermark.getEventTime());
        if (time > latest) {
            latest = time;
            write(LATEST, Long.toString(latest));
        }
    }

    /**
     * The last epoch that every input has promised to be over, if that is beyond {@link #closed}. When all sources of all inputs are final,
     * it is the latest that anybody has spoken of or sent.
     *
     * @param lastOpen the last epoch of which records are held
     */
    OptionalLong through(OptionalLong lastOpen) {
        long low = Long.MAX_VALUE;
        for (Watermarks watermarks : inputs.values()) {
            OptionalLong of = watermarks.low();
            if (of.isEmpty()) {
                return of;
            }
            low = Math.min(low, of.getAsLong());
        }
        long through;
        if (low < Long.MAX_VALUE) {
            through = length.lastEnded(low);
        } else {
            through = Math.max(
                    latest == Long.MIN_VALUE ? Long.MIN_VALUE : length.lastEnded(latest),
                    lastOpen.orElse(Long.MIN_VALUE));
        }
        return through > closed ? OptionalLong.of(through) : OptionalLong.empty();
    }

    /** The last closed epoch; {@link Long#MIN_VALUE} before the first. */
    long closed() {
        return closed;
    }

    /** Notes that epochs are closed through this one. */
    void close(long through) {
        closed = through;
        write(CLOSED, Long.toString(through));
    }

    /** Arithmetic of epochs. */
    EpochLength length() {
        return length;
    }

    private Watermarks of(String input) {
        Watermarks watermarks = inputs.get(input);
        if (watermarks == null) {
            throw new IllegalArgumentException("No such input: " + input);
        }
        return watermarks;
    }
}
