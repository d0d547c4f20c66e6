package dev.stillwatch.cli.command;

import dev.stillwatch.lab.window.WindowBench;
import dev.stillwatch.sketch.text.ShippedModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures statistics of windows of prompts. For developers, so help does not list it; docs/window-test.md says how it is used. */
@Command(
        name = "window-test",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Print how small a share of generated prompts each statistic sees among benign ones.")
public final class WindowTestCommand implements Callable<Integer> {
    private static final double LARGE_RATE = 0.003;
    private static final double SMALL_RATE = 0.007;
    private static final int LARGE = 1_500;
    private static final int SMALL = 100;

    @Option(names = "--corpora", required = true, paramLabel = "DIR", description = "Folder that holds corpora/.")
    private Path corpora = Path.of("");

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "7",
            description = "Where all chance comes from (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        WindowBench bench = new WindowBench(corpora, ShippedModels.embedding(), seed);
        bench.run(LARGE, LARGE_RATE, spec.commandLine().getOut()::println);
        bench.run(SMALL, SMALL_RATE, spec.commandLine().getOut()::println);
        return 0;
    }
}
