package dev.stillwatch.ingest.stream;

import java.util.Arrays;

/** What one shipment has written where: for each lane the last offset that Kafka gave it. */
final class Ticket {

    private final long[] offsets;
    private boolean done;

    Ticket(int lanes) {
        offsets = new long[lanes];
        Arrays.fill(offsets, -1);
    }

    synchronized void written(int lane, long offset) {
        offsets[lane] = Math.max(offsets[lane], offset);
    }

    synchronized long offset(int lane) {
        return offsets[lane];
    }

    synchronized void finish() {
        done = true;
    }

    synchronized boolean isDone() {
        return done;
    }
}
