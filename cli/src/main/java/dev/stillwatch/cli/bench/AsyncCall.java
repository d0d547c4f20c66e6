package dev.stillwatch.cli.bench;

import io.grpc.stub.StreamObserver;
import org.jspecify.annotations.Nullable;

/** A unary call that is begun and not waited for. */
@FunctionalInterface
interface AsyncCall {

    /** Is told when a call is over. */
    @FunctionalInterface
    interface Done {
        /** The call is over; with what went wrong, null when nothing did. */
        void done(@Nullable Throwable failure);
    }

    /** Begins one call; may be called by several threads. */
    void begin(Done done);

    /** Passes the end of a call on and drops the answer. */
    static <T> StreamObserver<T> observer(Done done) {
        return new StreamObserver<>() {
            @Override
            public void onNext(T answer) {
                // Only that it came counts.
            }

            @Override
            public void onError(Throwable failure) {
                done.done(failure);
            }

            @Override
            public void onCompleted() {
                done.done(null);
            }
        };
    }
}
