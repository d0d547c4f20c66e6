package dev.stillwatch.sketch.benchmark;

import com.google.protobuf.Timestamp;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.ingest.v1.Message;
import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.sketch.Sketcher;
import dev.stillwatch.sketch.activity.Activity;
import dev.stillwatch.sketch.activity.ActivityBuilder;
import dev.stillwatch.sketch.key.Keyring;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What scoring does with an account that has 500 exchanges behind it when one more arrives, in operations a second on one core. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ActivityBenchmark {
    private static final int EXCHANGES = 500;

    private final Sketch[] sketches = new Sketch[EXCHANGES];
    private Activity account = Activity.empty();
    private byte[] stored = new byte[0];
    private int next;

    /** Makes an account. */
    @Setup
    public void setup() {
        Sketcher sketcher =
                new Sketcher(Keyring.of("bench", "a secret for benchmarks only".getBytes(StandardCharsets.UTF_8)));
        Prose prose = new Prose(42);
        ActivityBuilder builder = Activity.builder();
        for (int i = 0; i < EXCHANGES; i++) {
            sketches[i] = sketcher.sketch(Exchange.newBuilder()
                    .setOccurredAt(Timestamp.newBuilder().setSeconds(1_790_000_000L + i * 3_000L))
                    .addMessages(Message.newBuilder().setRole("user").setContent(prose.text(60)))
                    .build());
            builder.add(sketches[i]);
        }
        account = builder.build();
        stored = account.toBytes();
    }

    /** An activity of one exchange. */
    @Benchmark
    public Activity ofOne() {
        return Activity.of(sketches[next++ % EXCHANGES]);
    }

    /** Reads the account, adds one exchange, writes it. */
    @Benchmark
    public byte[] readAddWrite() {
        return Activity.fromBytes(stored)
                .merge(Activity.of(sketches[next++ % EXCHANGES]))
                .toBytes();
    }

    /** Adds 100 exchanges at once and merges them with the account. */
    @Benchmark
    public Activity addHundred() {
        ActivityBuilder builder = Activity.builder();
        for (int i = 0; i < 100; i++) {
            builder.add(sketches[next++ % EXCHANGES]);
        }
        return account.merge(builder.build());
    }
}
