package dev.stillwatch.ingest.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * The newest event time that is believed. One event with an absurd time must not drag event time along, for it never goes back: an event
 * more than an hour ahead is set aside as a sighting, and moves the mark only when {@value #WITNESSES} sightings beyond it have
 * come, of which no account counts more than {@value #VOICES} (so there are at least three). Traffic that goes on after a gap
 * brings them at once; a wrong clock does not, and its sightings are forgotten after {@value #FORGET} believed events.
 *
 * <p>The very first event sets the mark, unless it lies more than an hour ahead of the clock. Milliseconds since 1970 throughout. Not
 * for several threads.
 */
final class HighMark {

    /** How far ahead of the mark one event is believed by itself: an hour. */
    static final long REACH_MILLIS = 3_600_000;
    /** How many sightings together are believed: one and sixteen further ones. */
    static final int WITNESSES = 17;
    /** How many sightings of one account count. */
    static final int VOICES = 8;
    /** After so many believed events without a new sighting the old ones are forgotten. */
    static final int FORGET = 10_000;

    private record Sighting(long timeMillis, long account) {}

    private final List<Sighting> ahead = new ArrayList<>();
    private long mark = Long.MIN_VALUE;
    private int believed;

    /** The mark; empty before the first event. */
    OptionalLong millis() {
        return mark == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(mark);
    }

    /** Takes a time as certain: a client's promise, the clock, what was known before a restart. */
    void raise(long timeMillis) {
        mark = Math.max(mark, timeMillis);
    }

    /**
     * Sees an event, and says whether it is believed by itself.
     *
     * @param account tells accounts apart
     * @param nowMillis the time of day, against which only the very first event is held
     */
    boolean see(long timeMillis, long account, long nowMillis) {
        long base = mark == Long.MIN_VALUE ? nowMillis : mark;
        if (timeMillis <= base + REACH_MILLIS) {
            raise(timeMillis);
            if (!ahead.isEmpty() && ++believed > FORGET) {
                ahead.clear();
            }
            return true;
        }
        believed = 0;
        keep(new Sighting(timeMillis, account));
        if (ahead.size() >= WITNESSES) {
            follow();
        }
        return false;
    }

    private void keep(Sighting sighting) {
        if (ahead.stream().filter(s -> s.account == sighting.account).count() >= VOICES) {
            for (int i = 0; i < ahead.size(); i++) {
                if (ahead.get(i).account == sighting.account) {
                    ahead.remove(i);
                    break;
                }
            }
        }
        ahead.add(sighting);
    }

    /** Moves to the earliest sighting, which all the others lie beyond, and on to those then within reach. */
    private void follow() {
        ahead.sort(Comparator.comparingLong(Sighting::timeMillis));
        raise(ahead.getFirst().timeMillis);
        while (!ahead.isEmpty() && ahead.getFirst().timeMillis <= mark + REACH_MILLIS) {
            raise(ahead.removeFirst().timeMillis);
        }
    }
}
