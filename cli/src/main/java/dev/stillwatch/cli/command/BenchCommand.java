package dev.stillwatch.cli.command;

import dev.stillwatch.cli.Logs;
import dev.stillwatch.cli.bench.BenchOptions;
import dev.stillwatch.cli.bench.Benchmark;
import dev.stillwatch.cli.bench.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how fast the platform is on this machine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Measure the platform on this machine, each figure beside a limit measured in the same run.",
            "Starts its own Kafka, Redis and services on loopback, takes about three minutes, and leaves nothing behind."
        })
public final class BenchCommand implements Callable<Integer> {

    @Option(
            names = "--exchanges",
            paramLabel = "N",
            defaultValue = "40000",
            description = "How many exchanges are simulated and sent (default: ${DEFAULT-VALUE}).")
    private int exchanges;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "2",
            description = "How long each of forty measurements of Check lasts (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "Measure only these: ${COMPLETION-CANDIDATES}.")
    private List<Part> only = List.of();

    /** What is left behind when a measurement fails: it may say why. */
    private static final Set<String> LOGS = Set.of("stillwatch.log", "kafka.log", "redis.log");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        BenchOptions options = options();
        Clock clock = Clock.systemUTC();
        var ticker = new Ticker(spec.commandLine().getErr(), clock);
        Path folder = Files.createTempDirectory("stillwatch-bench-");
        Logs.to(folder);
        try {
            var benchmark = new Benchmark(options, folder, clock, ticker::show);
            String result = benchmark.run();
            ticker.done();
            spec.commandLine().getOut().print(result);
            spec.commandLine().getOut().flush();
        } catch (Exception e) {
            ticker.done();
            clear(folder, LOGS);
            throw e;
        }
        clear(folder, Set.of());
        return 0;
    }

    private BenchOptions options() {
        Set<Part> parts = only.isEmpty() ? EnumSet.allOf(Part.class) : EnumSet.copyOf(only);
        try {
            return new BenchOptions(exchanges, seconds, parts);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** Deletes a folder; files of these names stay, with the folders they are in. */
    private static void clear(Path folder, Set<String> kept) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                boolean stays =
                        Files.isDirectory(file) ? !isEmpty(file) : kept.contains(String.valueOf(file.getFileName()));
                if (!stays) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
