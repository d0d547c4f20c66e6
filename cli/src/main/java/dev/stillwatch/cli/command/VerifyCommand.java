package dev.stillwatch.cli.command;

import dev.stillwatch.cli.evidence.EvidenceVerification;
import dev.stillwatch.cli.ledger.LedgerVerification;
import dev.stillwatch.cli.ledger.LedgerVerification.Result;
import dev.stillwatch.platform.transparency.NoteKey;
import dev.stillwatch.standalone.Standalone;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
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

/** Verifies an exported ledger, a proof, or an evidence bundle. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Verify an exported ledger, a proof from one, or an evidence bundle, off-line: no platform is asked.",
            "Says what holds and what does not; exit code 1 when anything is wrong."
        })
public final class VerifyCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            description = "File that ledger export, ledger prove, replay --ledger or evidence wrote.")
    private @Nullable Path file;

    @Option(
            names = "--key",
            paramLabel = "NAME+ID+KEY",
            description = {
                "Key that it must be signed by; of a bundle, two: the provider's evidence key and the ledger's.",
                "From whoever runs the platform, not from the file. Without it: the development keys, which every"
                        + " standalone platform signs with."
            })
    private List<String> keys = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path given = Objects.requireNonNull(file);
        return EvidenceVerification.isBundle(given) ? bundle(given) : ledger(given);
    }

    private int bundle(Path bundle) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (!keys.isEmpty() && keys.size() != 2) {
            throw new ParameterException(
                    spec.commandLine(), "A bundle is verified with two keys: --key EVIDENCE-KEY --key LEDGER-KEY");
        }
        NoteKey evidence = key(keys.isEmpty() ? Standalone.evidenceKey() : keys.get(0));
        NoteKey ledger = key(keys.isEmpty() ? Standalone.ledgerKey() : keys.get(1));
        EvidenceVerification.Result result = EvidenceVerification.run(bundle, evidence, ledger);
        result.findings().forEach(f -> out.println((f.holds() ? "holds  " : "FAILS  ") + f.what()));
        out.println(
                result.holds()
                        ? bundle + " is what " + evidence.name() + " signed."
                        : bundle + " is NOT to be relied on.");
        development(out);
        out.flush();
        return result.holds() ? 0 : 1;
    }

    private void development(PrintWriter out) {
        if (keys.isEmpty()) {
            out.println("Verified with the development keys, which are no secret: a real provider has its own.");
        }
    }

    private int ledger(Path ledger) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (keys.size() > 1) {
            throw new ParameterException(spec.commandLine(), "A ledger is verified with one key");
        }
        NoteKey verifier = key(keys.isEmpty() ? Standalone.ledgerKey() : keys.getFirst());
        int code = switch (LedgerVerification.run(ledger, verifier)) {
            case Result.Untouched(long entries, long records, long erased, long proofs) -> {
                out.printf(
                        Locale.ROOT,
                        "%s is untouched: %,d entries, %,d of them with their records and %,d erased, %,d proofs; signed by %s%n",
                        ledger,
                        entries,
                        records,
                        erased,
                        proofs,
                        verifier.name());
                if (keys.isEmpty()) {
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

    private NoteKey key(String key) {
        try {
            return NoteKey.parse(key);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--key: " + e.getMessage(), e);
        }
    }
}
