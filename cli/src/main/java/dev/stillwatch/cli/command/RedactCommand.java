package dev.stillwatch.cli.command;

import dev.stillwatch.intel.evidence.Redaction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the redacted bundle of a full one. */
@Command(
        name = "redact",
        mixinStandardHelpOptions = true,
        description =
                "Make the redacted evidence bundle of a full one, off-line and without keys: it has the same root and is signed already.")
public final class RedactCommand implements Callable<Integer> {

    @Parameters(paramLabel = "BUNDLE", description = "The full bundle.")
    private @Nullable Path full;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "The redacted bundle.")
    private @Nullable Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path from = Objects.requireNonNull(full);
        Path to = Objects.requireNonNull(file);
        byte[] redacted;
        try {
            redacted = Redaction.of(Files.readAllBytes(from));
        } catch (IllegalArgumentException e) {
            spec.commandLine().getErr().println(from + " can't be redacted: " + e.getMessage());
            return 1;
        }
        Files.write(to, redacted);
        spec.commandLine().getOut().println(to + " names no account and no person. Verify it with: stillwatch verify");
        spec.commandLine().getOut().flush();
        return 0;
    }
}
