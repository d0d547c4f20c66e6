package dev.stillwatch.ingest.api;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Whether a client still reads: answers to one that does not are held back, and with them what it may send. */
final class Readiness {

    private final ServerCallStreamObserver<?> call;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    Readiness(ServerCallStreamObserver<?> call) {
        this.call = call;
    }

    /** Something has changed. */
    void changed() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the transport takes an answer without heaping it up; false when the call was cancelled. */
    boolean await() {
        lock.lock();
        try {
            while (!call.isReady() && !call.isCancelled()) {
                changed.awaitUninterruptibly();
            }
            return !call.isCancelled();
        } finally {
            lock.unlock();
        }
    }
}
