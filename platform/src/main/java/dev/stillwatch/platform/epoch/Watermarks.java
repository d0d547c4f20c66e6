package dev.stillwatch.platform.epoch;

import dev.stillwatch.type.v1.Watermark;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The watermarks of one input partition: what each source has promised, and what that promises together. Immutable.
 *
 * <p>A source that falls silent without saying that it is final is waited for until the others are {@link #patienceMillis} of
 * event time ahead; so a gateway-side instance that died holds decisions up for that long and no longer. That depends on the
 * log alone, not on the clock, so every reader drops it at the same place.
 *
 * @param times event time in milliseconds by source; {@link Long#MAX_VALUE} for one that is final
 * @param patienceMillis how far the others may be ahead of a silent source, in milliseconds of event time
 */
public record Watermarks(Map<String, Long> times, long patienceMillis) {

    /** Event time by which others may be ahead of a silent source: 15 minutes. */
    public static final long DEFAULT_PATIENCE_MILLIS = 15 * 60_000L;

    /** Copies the map, in order of source. */
    public Watermarks {
        times = Collections.unmodifiableMap(new TreeMap<>(times));
    }

    /** No source has spoken. */
    public static Watermarks none() {
        return new Watermarks(Map.of(), DEFAULT_PATIENCE_MILLIS);
    }

    /** Sources that are waited for even before they have spoken. */
    public static Watermarks awaiting(Collection<String> sources) {
        var times = new TreeMap<String, Long>();
        sources.forEach(s -> times.put(s, Long.MIN_VALUE));
        return new Watermarks(times, Long.MAX_VALUE);
    }

    /** After a source has promised more. A promise behind an earlier one of the same source changes nothing. */
    public Watermarks advance(Watermark watermark) {
        long time = watermark.getFinal() ? Long.MAX_VALUE : EventTime.millis(watermark.getEventTime());
        var next = new TreeMap<>(times);
        for (String source : watermark.getSourcesList()) {
            next.merge(
                    source,
                    time,
                    (before, now) -> before == Long.MAX_VALUE && !watermark.getFinal() ? now : Math.max(before, now));
        }
        return new Watermarks(next, patienceMillis);
    }

    /**
     * Everything before this moment has arrived; empty when nobody has promised anything. When all sources are final it is the
     * end of time, and every epoch is closed.
     */
    public OptionalLong low() {
        if (times.isEmpty()) {
            return OptionalLong.empty();
        }
        long high = times.values().stream()
                .filter(t -> t != Long.MAX_VALUE)
                .mapToLong(Long::longValue)
                .max()
                .orElse(Long.MAX_VALUE);
        long low = times.values().stream()
                .mapToLong(Long::longValue)
                .filter(t -> patienceMillis == Long.MAX_VALUE || high == Long.MAX_VALUE || t >= high - patienceMillis)
                .min()
                .orElse(high);
        return low == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(low);
    }

    /** The sources that have spoken or are awaited. */
    public List<String> sources() {
        return List.copyOf(times.keySet());
    }
}
