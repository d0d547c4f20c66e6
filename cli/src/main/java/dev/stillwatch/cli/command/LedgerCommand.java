package dev.stillwatch.cli.command;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.cli.ledger.LedgerExport;
import dev.stillwatch.enforcement.v1.GetCheckpointRequest;
import dev.stillwatch.enforcement.v1.GetCheckpointResponse;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.RecordAccessRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import picocli.CommandLine.Command;
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

    private static final String TARGET = "127.0.0.1:50051";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What? export, prove, consistency or checkpoint");
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description =
                    "Write all entries and a signed checkpoint to a file. That it was done is entered into the ledger first.")
    int export(
            @Parameters(paramLabel = "FILE", description = "*.jsonl or *.jsonl.gz") Path file,
            @Option(names = "--target", paramLabel = "HOST:PORT", defaultValue = TARGET) String target,
            @Option(names = "--actor", paramLabel = "NAME", required = true, description = "Who exports it.")
                    String actor,
            @Option(names = "--purpose", paramLabel = "TEXT", required = true, description = "What for.")
                    String purpose,
            @Option(
                            names = "--without-records",
                            description = "Only the entries, which say nothing of anybody; enough to verify.")
                    boolean withoutRecords)
            throws IOException {
        try (PlatformClient platform = PlatformClient.connect(target)) {
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
            @Option(names = "--target", paramLabel = "HOST:PORT", defaultValue = TARGET) String target)
            throws IOException {
        try (PlatformClient platform = PlatformClient.connect(target)) {
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
            @Option(names = "--target", paramLabel = "HOST:PORT", defaultValue = TARGET) String target)
            throws IOException {
        try (PlatformClient platform = PlatformClient.connect(target)) {
            new LedgerExport(platform).proveConsistent(file, size);
        }
        return 0;
    }

    @Command(
            name = "checkpoint",
            mixinStandardHelpOptions = true,
            description =
                    "Show the newest signed checkpoint and the key it verifies under. Keep it where the platform can't reach.")
    int checkpoint(@Option(names = "--target", paramLabel = "HOST:PORT", defaultValue = TARGET) String target) {
        try (PlatformClient platform = PlatformClient.connect(target)) {
            GetCheckpointResponse newest = platform.ledger().getCheckpoint(GetCheckpointRequest.getDefaultInstance());
            say(newest.getCheckpoint());
            say("key: " + newest.getVerifierKey());
        }
        return 0;
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
