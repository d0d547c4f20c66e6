package dev.stillwatch.cli.canary;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.cli.ledger.LedgerExport;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.LedgerRecord;
import dev.stillwatch.enforcement.v1.RecordAccessRequest;
import dev.stillwatch.intel.canary.CanarySet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** Enters the commitment to a set into the ledger, before anything of it is given out, and keeps the proof. */
public final class Registration {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PlatformClient platform;

    /** Registers with a platform. */
    public Registration(PlatformClient platform) {
        this.platform = platform;
    }

    /** Writes the set and its proof. */
    public void register(CanarySet set, Path file, String actor, String purpose) throws IOException {
        CanaryFile.write(file, set);
        LedgerRecord entered = platform.ledger()
                .recordAccess(RecordAccessRequest.newBuilder()
                        .setKind(LedgerEntry.Kind.KIND_EXPORT)
                        .setActor(actor)
                        .setReference(set.reference())
                        .setPurpose(purpose)
                        .setRequestId(UUID.randomUUID().toString())
                        .build())
                .getRecord();
        new LedgerExport(platform).prove(CanaryFile.proof(file), entered, PATIENCE);
    }
}
