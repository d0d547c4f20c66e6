package dev.stillwatch.ingest.time;

import dev.stillwatch.platform.epoch.EpochLength;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The event time of one ingest instance, and when a watermark is due. The watermark is the high mark (see {@link HighMark}) less the
 * allowed lateness, and never goes back. Two things move it on without events:
 *
 * <ul>
 *   <li><b>A client's promise.</b> When every stream that was active in the last minute has told a watermark, it moves to the least of
 *       them exactly. A stream that tells none promises nothing and so holds such moves up, but never the rule above.
 *   <li><b>The clock,</b> while the last traffic was live (its event time within five minutes of the clock). It then keeps the distance
 *       that the last event had to the clock. Recorded traffic moves time by itself alone.
 * </ul>
 *
 * <p>Milliseconds since 1970 throughout. Not for several threads.
 */
public final class Sequencer {

    private static final long LIVE_MILLIS = 5 * 60_000;
    private static final long ACTIVE_MILLIS = 60_000;

    private static final class Voice {
        private long told = Long.MIN_VALUE;
        private long heardAt;
    }

    private final EpochLength epochs;
    private final long lateness;
    private final HighMark high = new HighMark();
    private final Map<Long, Voice> streams = new HashMap<>();
    private boolean live;
    private long lag;
    private boolean promised;
    private long written = Long.MIN_VALUE;

    /**
     * @param lateness how much older than the newest event an event may be and still be in time
     * @param restored the watermark that was in all partitions before a restart; empty at the very beginning
     */
    public Sequencer(EpochLength epochs, Duration lateness, OptionalLong restored) {
        this.epochs = epochs;
        this.lateness = lateness.toMillis();
        restored.ifPresent(watermark -> {
            high.raise(watermark + this.lateness);
            written = watermark;
        });
    }

    /** Sees an event, a repeated one too. */
    public void event(long timeMillis, long account, long nowMillis) {
        if (high.see(timeMillis, account, nowMillis)) {
            live = Math.abs(timeMillis - nowMillis) < LIVE_MILLIS;
            lag = Math.max(0, nowMillis - timeMillis);
        }
    }

    /** A stream was opened, or something came over it. */
    public void active(long stream, long nowMillis) {
        streams.computeIfAbsent(stream, s -> new Voice()).heardAt = nowMillis;
    }

    /** A stream promises that nothing older than this comes over it from now on. */
    public void promise(long stream, long toldMillis, long nowMillis) {
        active(stream, nowMillis);
        Voice voice = streams.get(stream);
        if (voice != null) {
            voice.told = Math.max(voice.told, toldMillis);
        }
        lift(nowMillis);
    }

    /** A stream has ended, and with it what it held up. */
    public void ended(long stream, long nowMillis) {
        streams.remove(stream);
        lift(nowMillis);
    }

    /** The clock has gone on. */
    public void tick(long nowMillis) {
        if (live) {
            high.raise(nowMillis - lag);
        }
        lift(nowMillis);
    }

    /** Everything before this has been seen; empty before the first event. */
    public OptionalLong watermark() {
        OptionalLong mark = high.millis();
        return mark.isEmpty() ? mark : OptionalLong.of(mark.getAsLong() - lateness);
    }

    /**
     * The watermark that is to be written now; empty when none is. One is due when it has come into another epoch, or by a promise.
     * What is returned counts as written.
     */
    public OptionalLong due() {
        OptionalLong watermark = watermark();
        if (watermark.isEmpty() || watermark.getAsLong() <= written) {
            return OptionalLong.empty();
        }
        boolean crossed = written == Long.MIN_VALUE || epochs.epochOf(watermark.getAsLong()) > epochs.epochOf(written);
        if (!crossed && !promised) {
            return OptionalLong.empty();
        }
        promised = false;
        written = watermark.getAsLong();
        return watermark;
    }

    /** The watermark last due did not get into all partitions; it is due again. */
    public void again() {
        promised = true;
        written = Long.MIN_VALUE;
    }

    private void lift(long nowMillis) {
        long least = Long.MAX_VALUE;
        for (Voice voice : streams.values()) {
            if (nowMillis - voice.heardAt < ACTIVE_MILLIS) {
                least = Math.min(least, voice.told);
            }
        }
        if (least == Long.MAX_VALUE || least == Long.MIN_VALUE) {
            return;
        }
        OptionalLong before = watermark();
        if (before.isEmpty() || least > before.getAsLong()) {
            high.raise(least + lateness);
            promised = true;
        }
    }
}
