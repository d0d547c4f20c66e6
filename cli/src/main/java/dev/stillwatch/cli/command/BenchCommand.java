package dev.stillwatch.cli.command;

import dev.stillwatch.cli.Logs;
import dev.stillwatch.cli.bench.BenchOptions;
import dev.stillwatch.cli.bench.Benchmark;
import dev.stillwatch.cli.bench.Part;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
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

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        BenchOptions options = options();
        Clock clock = Clock.systemUTC();
        var ticker = new Ticker(spec.commandLine().getErr(), clock);
        try (var folder = new PassingFolder("stillwatch-bench-")) {
            Logs.to(folder.path());
            var benchmark = new Benchmark(options, folder.path(), clock, ticker::show);
            String result = benchmark.run();
            ticker.done();
            spec.commandLine().getOut().print(result);
            spec.commandLine().getOut().flush();
            folder.done();
        }
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
}
