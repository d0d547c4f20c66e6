package dev.stillwatch.platform.service;

/**
 * Something in a service that runs: a poll loop, a Kafka Streams topology, an HTTP server. Parts are started after the topics are there
 * and before gRPC listens, and are stopped after gRPC has drained, in reverse order.
 */
public interface Part {

    /** Starts it; returns when it has begun, which need not mean that it has caught up. */
    void start();

    /** Ends it cleanly: what it holds is made durable or will be done again. */
    void stop();

    /** Whether it has what it needs to answer; readiness of the service waits for all parts. */
    default boolean ready() {
        return true;
    }
}
