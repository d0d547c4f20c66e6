package dev.stillwatch.cli.bench;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.standalone.ServiceName;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** All measurements, one after another. The whole platform comes before its stages, so that these find their code compiled. */
public final class Benchmark {

    /** Of five minutes, as standalone has them. */
    private static final double EPOCHS_A_DAY = 288;

    private final BenchOptions options;
    private final Path folder;
    private final Clock clock;
    private final Consumer<String> progress;

    /**
     * @param folder an empty folder for what is measured on; the caller deletes it
     * @param progress is told, in a few words, what is being measured
     */
    public Benchmark(BenchOptions options, Path folder, Clock clock, Consumer<String> progress) {
        this.options = options;
        this.folder = folder;
        this.clock = clock;
        this.progress = progress;
    }

    /** Measures what is wanted; the machine, the traffic and a table, as text. */
    public String run() throws IOException, InterruptedException, ExecutionException {
        double loadBefore = Machine.load();
        Recording recording = Recording.make(folder.resolve("events"), options.exchanges(), progress);
        progress.accept("sketching");
        SketchBench.Result sketch = new SketchBench(recording).run();
        var report = new Report(options, recording.exchanges());
        report.sketch(sketch);
        Pace whole = options.wants(Part.PLATFORM)
                ? new PlatformBench(recording, clock, progress).run(Files.createDirectories(folder.resolve("platform")))
                : null;
        if (options.needsBroker() || options.needsStages()) {
            onOneBroker(recording, sketch, report);
        }
        if (whole != null) {
            report.platform(whole);
        }
        var text = new StringWriter();
        var out = new PrintWriter(text);
        out.println(Machine.describe());
        out.printf(Locale.ROOT, "load average %.1f before and %.1f after%n", loadBefore, Machine.load());
        out.println(describe(recording, sketch));
        out.println();
        report.print(out);
        return text.toString();
    }

    private static String describe(Recording recording, SketchBench.Result sketch) {
        double days = (recording.last() - recording.first()) / 86_400_000.0;
        return String.format(
                Locale.ROOT,
                "%,d exchanges of %,d accounts over %.1f days, %,.0f an epoch; an exchange has %,.0f bytes, its sketch %,.0f",
                recording.exchanges(),
                recording.accounts().size(),
                days,
                recording.exchanges() / (days * EPOCHS_A_DAY),
                sketch.exchangeBytes(),
                sketch.recordBytes());
    }

    private void onOneBroker(Recording recording, SketchBench.Result sketch, Report report)
            throws IOException, InterruptedException, ExecutionException {
        progress.accept("starting Kafka and Redis");
        Path data = Files.createDirectories(folder.resolve("stages"));
        try (Backing backing = Backing.start(data)) {
            if (options.needsBroker()) {
                progress.accept("the broker alone");
                report.broker(
                        new BrokerBench(backing.bootstrapServers(), sketch.payloads(), recording.exchanges()).run());
            }
            if (options.needsStages()) {
                stages(recording, backing, data, report);
            }
        }
    }

    private void stages(Recording recording, Backing backing, Path data, Report report)
            throws IOException, InterruptedException {
        try (Stages stages = new Stages(recording, backing, data, clock, progress)) {
            Map<ServiceName, StageResult> results = stages.run();
            report.stages(results);
            if (options.wants(Part.REDIS)) {
                progress.accept("what Redis holds");
                try (RedisServer redis = new RedisServer(backing.redisUri())) {
                    report.redis(results, HotState.measure(redis));
                }
            }
            if (options.wants(Part.CHECK)) {
                Duration time = Duration.ofSeconds(options.seconds());
                report.check(new CheckBench(recording.accounts(), time, progress).run(stages.enforcement()));
            }
        }
    }
}
