package dev.stillwatch.cli.command;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.cli.matching.MatchingClient;
import dev.stillwatch.intel.psi.IdentifierSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Matches identifiers with another provider's set, as its partner. */
@Command(
        name = "match",
        mixinStandardHelpOptions = true,
        description = {
            "Find which of the lines of a file are in another provider's set, without telling it any and without learning the rest.",
            "Prints the lines that match. docs/psi.md"
        })
public final class MatchCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            description = "An identifier, normalised, or with --templates a text on each line.")
    private @Nullable Path file;

    @Option(names = "--set", paramLabel = "NAME", required = true, description = "The provider's set.")
    private @Nullable String set;

    @Option(names = "--partner", paramLabel = "NAME", required = true, description = "Who you are to the provider.")
    private @Nullable String partner;

    @Option(names = "--partner-token-file", paramLabel = "FILE", required = true, description = "Your token there.")
    private @Nullable Path tokenFile;

    @Option(names = "--templates", description = "Lines are texts of templates; alike ones match.")
    private boolean templates;

    @Mixin
    private final Target target = new Target();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        String token = Files.readString(Objects.requireNonNull(tokenFile)).strip();
        try (PlatformClient platform = target.connect("matching")) {
            MatchingClient.Outcome outcome = new MatchingClient(
                            platform.channel(), Objects.requireNonNull(partner), token)
                    .match(
                            Objects.requireNonNull(set),
                            templates ? IdentifierSet.Kind.TEMPLATES : IdentifierSet.Kind.IDENTIFIERS,
                            Files.readAllLines(Objects.requireNonNull(file)));
            outcome.matched().forEach(spec.commandLine().getOut()::println);
            spec.commandLine().getOut().flush();
            spec.commandLine()
                    .getErr()
                    .printf(
                            Locale.ROOT,
                            "%,d of your lines match; you brought %,d inputs, the set has %,d%n",
                            outcome.matched().size(),
                            outcome.brought(),
                            outcome.setSize());
            spec.commandLine().getErr().flush();
        }
        return 0;
    }
}
