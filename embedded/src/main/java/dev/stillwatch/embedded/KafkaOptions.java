package dev.stillwatch.embedded;

import java.time.Duration;

/**
 * How to run an {@link EmbeddedKafka}.
 *
 * @param port where clients connect, on loopback; 0 picks a free one, which is then kept over restarts
 * @param heapMebibytes the broker's heap at most, in MiB; the process takes about 130 MiB more
 * @param startDeadline how long the broker may take until it accepts clients
 */
public record KafkaOptions(int port, int heapMebibytes, Duration startDeadline) {

    public KafkaOptions {
        LoopbackPorts.requireValid(port);
        if (heapMebibytes < 128) {
            throw new IllegalArgumentException("a broker needs a heap of 128 MiB at least, not " + heapMebibytes);
        }
    }

    /** A free port, 512 MiB, one minute. */
    public static KafkaOptions defaults() {
        return new KafkaOptions(0, 512, Duration.ofMinutes(1));
    }

    public KafkaOptions withPort(int newPort) {
        return new KafkaOptions(newPort, heapMebibytes, startDeadline);
    }

    public KafkaOptions withHeapMebibytes(int newHeapMebibytes) {
        return new KafkaOptions(port, newHeapMebibytes, startDeadline);
    }
}
