package dev.stillwatch.ingest.intake;

import dev.stillwatch.ingest.IngestConfiguration;
import dev.stillwatch.ingest.telemetry.IngestMetrics;
import jakarta.inject.Singleton;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How much is on its way through this instance, and how much may be. A stream reads its next message when there is room, so it may exceed
 * the limit by that one message; a batch by itself is refused. When nothing is on its way there is always room.
 */
@Singleton
public final class Budget {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final int maxEvents;
    private final long maxBytes;
    private long events;
    private long bytes;

    Budget(IngestConfiguration configuration, IngestMetrics metrics) {
        this.maxEvents = configuration.inFlightEvents();
        this.maxBytes = configuration.inFlightBytes();
        metrics.inFlight(this::events, this::bytes);
    }

    /** Waits until there is room. */
    public void awaitRoom() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (events >= maxEvents || bytes >= maxBytes) {
                room.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is room at this moment. */
    public boolean hasRoom() {
        lock.lock();
        try {
            return events < maxEvents && bytes < maxBytes;
        } finally {
            lock.unlock();
        }
    }

    /** Takes what has come in already. */
    public void take(int ofEvents, long ofBytes) {
        lock.lock();
        try {
            events += ofEvents;
            bytes += ofBytes;
        } finally {
            lock.unlock();
        }
    }

    /** Takes it when it fits. */
    public boolean tryTake(int ofEvents, long ofBytes) {
        lock.lock();
        try {
            boolean fits = events + ofEvents <= maxEvents && bytes + ofBytes <= maxBytes;
            if (fits || (events == 0 && bytes == 0)) {
                take(ofEvents, ofBytes);
                return true;
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Gives it back. */
    public void release(int ofEvents, long ofBytes) {
        lock.lock();
        try {
            events -= ofEvents;
            bytes -= ofBytes;
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private long events() {
        lock.lock();
        try {
            return events;
        } finally {
            lock.unlock();
        }
    }

    private long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }
}
