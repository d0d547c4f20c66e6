package dev.stillwatch.cli.bench;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.ingest.v1.SketchRecord;
import dev.stillwatch.sketch.Sketcher;
import dev.stillwatch.sketch.key.Keyring;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Sketching on one thread in this process, from the bytes of an exchange to the bytes of its record. The limit is the same without the
 * sketching: reading the exchange and writing it out again.
 */
final class SketchBench {

    private static final int SAMPLE = 4_000;
    private static final Duration WARM_UP = Duration.ofMillis(1500);
    private static final Duration MEASURED = Duration.ofMillis(2500);

    /** A record as it goes to the topic {@code sketches}: the account id and the sketch. */
    static final class Payload {
        final byte[] key;
        final byte[] value;

        Payload(byte[] key, byte[] value) {
            this.key = key;
            this.value = value;
        }
    }

    /**
     * What came of it.
     *
     * @param sketching exchanges sketched
     * @param copying exchanges that were read and written only
     * @param payloads records that were made, one for each exchange of the sample
     * @param exchangeBytes mean bytes of an exchange on the wire
     */
    record Result(Pace sketching, Pace copying, List<Payload> payloads, double exchangeBytes) {

        /** Mean bytes of a record's value. */
        double recordBytes() {
            return payloads.stream().mapToInt(p -> p.value.length).average().orElse(0);
        }
    }

    @FunctionalInterface
    private interface Work {
        byte[] done(Exchange exchange);
    }

    private final List<byte[]> exchanges = new ArrayList<>();
    private final Sketcher sketcher = new Sketcher(
            Keyring.of("bench", "a key for measuring, and for nothing else".getBytes(StandardCharsets.UTF_8)));

    /** Reads a sample: the first exchanges. */
    SketchBench(Recording recording) throws IOException {
        try (var events = recording.play()) {
            for (var next = events.next(); next != null && exchanges.size() < SAMPLE; next = events.next()) {
                if (next.event().hasExchange()) {
                    exchanges.add(next.event().getExchange().toByteArray());
                }
            }
        }
    }

    Result run() throws InvalidProtocolBufferException {
        List<Payload> payloads = new ArrayList<>();
        for (byte[] bytes : exchanges) {
            Exchange exchange = Exchange.parseFrom(bytes);
            payloads.add(new Payload(exchange.getAccountId().getBytes(StandardCharsets.UTF_8), sketch(exchange)));
        }
        Pace copying = pace(Exchange::toByteArray);
        Pace sketching = pace(this::sketch);
        return new Result(
                sketching,
                copying,
                payloads,
                exchanges.stream().mapToInt(e -> e.length).average().orElse(0));
    }

    private byte[] sketch(Exchange exchange) {
        return SketchRecord.newBuilder()
                .setSketch(sketcher.sketch(exchange))
                .build()
                .toByteArray();
    }

    private Pace pace(Work work) throws InvalidProtocolBufferException {
        go(work, WARM_UP);
        return go(work, MEASURED);
    }

    private Pace go(Work work, Duration time) throws InvalidProtocolBufferException {
        var watch = new Stopwatch();
        long count = 0;
        long bytes = 0;
        while (watch.nanos() < time.toNanos()) {
            bytes += work.done(Exchange.parseFrom(exchanges.get((int) (count++ % exchanges.size())))).length;
        }
        if (bytes == 0) {
            throw new IllegalStateException("No bytes came out");
        }
        return watch.pace(count);
    }
}
