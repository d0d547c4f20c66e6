package dev.stillwatch.cli.command;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.cli.ledger.LedgerExport;
import dev.stillwatch.enforcement.v1.EraseAccountRequest;
import dev.stillwatch.enforcement.v1.Erasure;
import dev.stillwatch.enforcement.v1.GetCheckpointRequest;
import dev.stillwatch.enforcement.v1.GetCheckpointResponse;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.RecordAccessRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes the ledger, or proofs from it, out of a running platform. */
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        description =
                "Take the ledger of decisions, or proofs from it, out of a running platform. Verify them with: stillwatch verify")
public final class LedgerCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What? export, prove, consistency, checkpoint or erase");
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description =
                    "Write all entries and a signed checkpoint to a file. That it was done is entered into the ledger first.")
    int export(
            @Parameters(paramLabel = "FILE", description = "*.jsonl or *.jsonl.gz") Path file,
            @Mixin Target target,
            @Option(
                            names = "--actor",
                            paramLabel = "NAME",
                            defaultValue = "",
                            description = "Who exports it. With sign-in on it is you, and need not be said.")
                    String actor,
            @Option(names = "--purpose", paramLabel = "TEXT", required = true, description = "What for.")
                    String purpose,
            @Option(
                            names = "--without-records",
                            description = "Only the entries, which say nothing of anybody; enough to verify.")
                    boolean withoutRecords)
            throws IOException {
        try (PlatformClient platform = target.connect(purpose)) {
            var _ = platform.ledger()
                    .recordAccess(RecordAccessRequest.newBuilder()
                            .setKind(LedgerEntry.Kind.KIND_EXPORT)
                            .setActor(actor)
                            .setReference("ledger")
                            .setPurpose(purpose)
                            .setRequestId(UUID.randomUUID().toString())
                            .build());
            long size = new LedgerExport(platform).write(file, !withoutRecords);
            say(String.format(Locale.ROOT, "%,d entries are in %s", size, file));
        }
        return 0;
    }

    @Command(
            name = "prove",
            mixinStandardHelpOptions = true,
            description = "Write the proof that one entry is in the ledger.")
    int prove(
            @Parameters(paramLabel = "INDEX") long index,
            @Parameters(paramLabel = "FILE") Path file,
            @Mixin Target target)
            throws IOException {
        try (PlatformClient platform = target.connect("proof")) {
            new LedgerExport(platform).prove(file, index);
        }
        return 0;
    }

    @Command(
            name = "consistency",
            mixinStandardHelpOptions = true,
            description = "Write the proof that the ledger begins with what it was when it had SIZE entries.")
    int consistency(
            @Parameters(paramLabel = "SIZE") long size,
            @Parameters(paramLabel = "FILE") Path file,
            @Mixin Target target)
            throws IOException {
        try (PlatformClient platform = target.connect("proof")) {
            new LedgerExport(platform).proveConsistent(file, size);
        }
        return 0;
    }

    @Command(
            name = "checkpoint",
            mixinStandardHelpOptions = true,
            description =
                    "Show the newest signed checkpoint and the key it verifies under. Keep it where the platform can't reach.")
    int checkpoint(@Mixin Target target) {
        try (PlatformClient platform = target.connect("proof")) {
            GetCheckpointResponse newest = platform.ledger().getCheckpoint(GetCheckpointRequest.getDefaultInstance());
            say(newest.getCheckpoint());
            say("key: " + newest.getVerifierKey());
        }
        return 0;
    }

    @Command(
            name = "erase",
            mixinStandardHelpOptions = true,
            description = {
                "Erase what enforcement holds of an account: records of the ledger, appeals, labels, actions that have ended.",
                "All proofs stay valid. Refused while anything is in force on it or decided about it."
            })
    int erase(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @Mixin Target target,
            @Option(names = "--actor", paramLabel = "NAME", required = true, description = "Who has it erased.")
                    String actor,
            @Option(
                            names = "--reason",
                            paramLabel = "TEXT",
                            required = true,
                            description = "Why. It stays in the ledger, so name nobody.")
                    String reason) {
        try (PlatformClient platform = target.connect("erasure")) {
            Erasure erasure = platform.ledger()
                    .eraseAccount(EraseAccountRequest.newBuilder()
                            .setAccountId(account)
                            .setActor(actor)
                            .setReason(reason)
                            .setRequestId(UUID.randomUUID().toString())
                            .build())
                    .getErasure();
            say(String.format(
                    Locale.ROOT,
                    "%,d records of the ledger are erased; %s stands for it",
                    erasure.getIndicesCount(),
                    erasure.getErasureId()));
        }
        return 0;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
