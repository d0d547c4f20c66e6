package dev.stillwatch.enforcement.check;

import java.time.Duration;

/** The token buckets of throttled accounts. */
public interface Buckets {

    /** What a bucket says to one request. */
    sealed interface Answer {

        /** There was a token, and it is taken. */
        record Taken() implements Answer {}

        /**
         * There is none.
         *
         * @param retryAfter when there will be one
         */
        record Empty(Duration retryAfter) implements Answer {}

        /** The buckets can't be reached. */
        record Unavailable() implements Answer {}
    }

    /** Takes a token from an account's bucket. */
    Answer take(String accountId);
}
