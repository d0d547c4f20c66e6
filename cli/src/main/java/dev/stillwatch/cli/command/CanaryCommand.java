package dev.stillwatch.cli.command;

import dev.stillwatch.cli.canary.Examination;
import dev.stillwatch.cli.canary.Registration;
import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.intel.canary.Canary;
import dev.stillwatch.intel.canary.CanaryPress;
import dev.stillwatch.intel.canary.CanarySet;
import dev.stillwatch.intel.canary.Provenance.Outcome;
import dev.stillwatch.platform.transparency.NoteKey;
import dev.stillwatch.standalone.Standalone;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Provenance canaries: registers them, and checks a suspect against them. */
@Command(
        name = "canary",
        mixinStandardHelpOptions = true,
        description =
                "Texts given out in answers to one campaign, and the proof that a model was trained on those answers. docs/evidence.md")
public final class CanaryCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What? register, texts or check");
    }

    @Command(
            name = "register",
            mixinStandardHelpOptions = true,
            description =
                    "Make the canaries of a campaign, and enter the commitment to them into the ledger before any of them is given out.")
    int register(
            @Parameters(paramLabel = "CAMPAIGN") String campaign,
            @Option(names = "--count", paramLabel = "N", defaultValue = "100") int count,
            @Option(
                            names = "--key-file",
                            paramLabel = "FILE",
                            required = true,
                            description =
                                    "At least 32 secret bytes in Base64, such as head -c 32 /dev/urandom | base64.")
                    Path keyFile,
            @Option(names = "--out", paramLabel = "FILE", required = true, description = "The set. Keep it secret.")
                    Path file,
            @Option(names = "--actor", paramLabel = "NAME", required = true) String actor,
            @Option(names = "--purpose", paramLabel = "TEXT", required = true) String purpose,
            @Mixin Target target)
            throws IOException {
        byte[] key = Base64.getMimeDecoder().decode(Files.readString(keyFile).strip());
        var set = new CanarySet(campaign, new CanaryPress(key).make(campaign, count));
        try (PlatformClient platform = target.connect(purpose)) {
            new Registration(platform).register(set, file, actor, purpose);
        }
        say(String.format(
                Locale.ROOT,
                "%,d canaries of %s are in %s; the ledger holds %s",
                count,
                campaign,
                file,
                set.reference()));
        return 0;
    }

    @Command(
            name = "texts",
            mixinStandardHelpOptions = true,
            description =
                    "Write the texts that are to be given out, one a line; or all alternatives, for a suspect's scores.")
    int texts(
            @Parameters(paramLabel = "SET") Path file,
            @Option(names = "--all", description = "All alternatives. Never give these out.") boolean all)
            throws IOException {
        for (Canary canary : new Examination(file).set().canaries()) {
            for (String text : all ? canary.texts() : List.of(canary.text())) {
                say(text);
            }
        }
        return 0;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Hold a suspect model's outputs, or the scores it gives, against a registered set, off-line.",
                "Exit code 0 when the test was made, whatever came of it; 1 when the set or its proof is not what was registered."
            })
    int check(
            @Parameters(paramLabel = "SET") Path file,
            @Parameters(paramLabel = "OUTPUTS", description = "Text; with --scores JSON lines of text and score.")
                    Path outputs,
            @Option(names = "--scores", description = "OUTPUTS holds a score of every alternative.") boolean scores,
            @Option(
                            names = "--key",
                            paramLabel = "NAME+ID+KEY",
                            description = "Key of the ledger; the development key without it.")
                    @Nullable
                    String key)
            throws IOException {
        Examination examination;
        try {
            examination = new Examination(file);
        } catch (IllegalArgumentException e) {
            say(String.valueOf(e.getMessage()));
            return 1;
        }
        Optional<Instant> committed =
                examination.committedAt(NoteKey.parse(key == null ? Standalone.ledgerKey() : key));
        if (committed.isEmpty()) {
            say("NOT committed: no proof beside " + file
                    + " shows that the ledger held this set before it was given out");
            return 1;
        }
        Outcome outcome = scores ? examination.scores(outputs) : examination.outputs(outputs);
        say("Committed to the ledger at " + committed.get() + ", canaries of "
                + examination.set().campaign());
        say(scores ? ranks(outcome) : found(outcome));
        say("p is the chance of that or more if whoever made the model had never seen what was given out.");
        return 0;
    }

    private static String ranks(Outcome outcome) {
        return String.format(
                Locale.ROOT,
                "%d canaries; sum of ranks of those given out %.1f, by chance %.1f; p = %.3g",
                outcome.canaries(),
                outcome.statistic(),
                outcome.expected(),
                outcome.pValue());
    }

    private static String found(Outcome outcome) {
        return String.format(
                Locale.ROOT,
                "%d canaries say something; of those given out %.0f were found, by chance %.2f; p = %.3g",
                outcome.canaries(),
                outcome.statistic(),
                outcome.expected(),
                outcome.pValue());
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
