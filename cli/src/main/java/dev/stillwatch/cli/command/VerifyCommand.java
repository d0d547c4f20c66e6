package dev.stillwatch.cli.command;

import dev.stillwatch.cli.ledger.LedgerVerification;
import dev.stillwatch.cli.ledger.LedgerVerification.Result;
import dev.stillwatch.enforcement.ledger.NoteKey;
import dev.stillwatch.standalone.Standalone;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies an exported ledger, or a proof. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Verify an exported ledger, or a proof from one, off-line: no platform is asked.",
            "Says what is wrong, where, and after when; exit code 1 when anything is."
        })
public final class VerifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "LEDGER", description = "File that ledger export, ledger prove or replay --ledger wrote.")
    private @Nullable Path file;

    @Option(
            names = "--key",
            paramLabel = "NAME+ID+KEY",
            description = {
                "Key that the ledger's checkpoints must be signed by. From whoever runs the platform, not from the file.",
                "Without it: the development key, which every standalone platform signs with."
            })
    private @Nullable String key;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path ledger = Objects.requireNonNull(file);
        PrintWriter out = spec.commandLine().getOut();
        NoteKey verifier = key();
        int code = switch (LedgerVerification.run(ledger, verifier)) {
            case Result.Untouched(long entries, long records, long proofs) -> {
                out.printf(
                        Locale.ROOT,
                        "%s is untouched: %,d entries, %,d of them with their records, %,d proofs; signed by %s%n",
                        ledger,
                        entries,
                        records,
                        proofs,
                        verifier.name());
                if (key == null) {
                    out.println("That is the development key, which is no secret: a real ledger has its own.");
                }
                yield 0;
            }
            case Result.Tampered tampered -> {
                out.printf(
                        Locale.ROOT,
                        "%s is NOT what was signed. Line %,d, entry %,d%s: %s%n",
                        ledger,
                        tampered.line(),
                        tampered.index(),
                        tampered.after().map(t -> ", after " + t).orElse(""),
                        tampered.what());
                yield 1;
            }
        };
        out.flush();
        return code;
    }

    private NoteKey key() {
        try {
            return NoteKey.parse(key == null ? Standalone.ledgerKey() : key);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--key: " + e.getMessage(), e);
        }
    }
}
