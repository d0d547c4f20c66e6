package dev.stillwatch.sketch.benchmark;

import com.google.protobuf.Timestamp;
import dev.stillwatch.ingest.v1.Client;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.ingest.v1.Message;
import dev.stillwatch.ingest.v1.Response;
import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.ingest.v1.Usage;
import dev.stillwatch.sketch.Sketcher;
import dev.stillwatch.sketch.key.Keyring;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Exchanges sketched in a second on one core, by words of the prompt, with a short system prompt, a client and an answer of 40 words. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SketcherBenchmark {
    private static final int EXCHANGES = 256;

    /** Words of the prompt. */
    @Param({"60", "500"})
    public int words;

    private final Sketcher sketcher =
            new Sketcher(Keyring.of("bench", "a secret for benchmarks only".getBytes(StandardCharsets.UTF_8)));
    private final Exchange[] exchanges = new Exchange[EXCHANGES];
    private int next;

    /** Makes the exchanges, each another text. */
    @Setup
    public void setup() {
        Prose prose = new Prose(42);
        for (int i = 0; i < EXCHANGES; i++) {
            exchanges[i] = exchange(i, prose);
        }
    }

    /** Sketches one exchange. */
    @Benchmark
    public Sketch sketch() {
        return sketcher.sketch(exchanges[next++ % EXCHANGES]);
    }

    private Exchange exchange(int i, Prose prose) {
        return Exchange.newBuilder()
                .setExchangeId("exchange-" + i)
                .setOccurredAt(Timestamp.newBuilder().setSeconds(1_790_000_000L + i))
                .setAccountId("account-" + i % 16)
                .setSessionId("session-" + i % 64)
                .setModel("model-1")
                .setOperation("chat")
                .setSystem("You are a helpful assistant for the customers of a garden shop. Answer briefly.")
                .addMessages(Message.newBuilder().setRole("user").setContent(prose.text(words)))
                .setResponse(Response.newBuilder().setText(prose.text(40)).setFinishReason("stop"))
                .setUsage(Usage.newBuilder().setInputTokens(90).setOutputTokens(60))
                .setClient(Client.newBuilder()
                        .setIp("192.0.2." + i % 250)
                        .setAsn("AS64500")
                        .setCountry("DE")
                        .setJa4("t13d181000_85036bcba153_d41ae481755e")
                        .setUserAgent("OpenAI/Python 1.99.0")
                        .setSdk("openai-python")
                        .setSdkVersion("1.99.0")
                        .setRuntime("cpython 3.12"))
                .build();
    }
}
