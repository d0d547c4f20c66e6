package dev.stillwatch.embedded;

import java.time.Duration;

/**
 * How to run an {@link EmbeddedRedis}.
 *
 * @param port where clients connect, on loopback; 0 picks a free one, which is then kept over restarts
 * @param startDeadline how long Redis may take until it has read its data and answers
 */
public record RedisOptions(int port, Duration startDeadline) {

    public RedisOptions {
        LoopbackPorts.requireValid(port);
    }

    /** A free port, one minute. */
    public static RedisOptions defaults() {
        return new RedisOptions(0, Duration.ofMinutes(1));
    }

    public RedisOptions withPort(int newPort) {
        return new RedisOptions(newPort, startDeadline);
    }
}
