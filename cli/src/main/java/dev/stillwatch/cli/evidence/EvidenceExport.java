package dev.stillwatch.cli.evidence;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.RecordAccessRequest;
import dev.stillwatch.intel.v1.GetEvidenceRequest;
import dev.stillwatch.intel.v1.GetEvidenceRequest.Variant;
import dev.stillwatch.intel.v1.GetEvidenceResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.UUID;

/** Takes a campaign's evidence out of a running platform. */
public final class EvidenceExport {

    private final PlatformClient platform;

    /** An export from a platform. */
    public EvidenceExport(PlatformClient platform) {
        this.platform = platform;
    }

    /**
     * Enters the export into the ledger and writes the bundle. The file is there whole or not at all.
     *
     * @return its length in bytes
     */
    public long write(Path file, String campaign, Variant variant, String actor, String purpose) throws IOException {
        var _ = platform.ledger()
                .recordAccess(RecordAccessRequest.newBuilder()
                        .setKind(LedgerEntry.Kind.KIND_EXPORT)
                        .setActor(actor)
                        .setReference("evidence/" + campaign)
                        .setPurpose(purpose)
                        .setRequestId(UUID.randomUUID().toString())
                        .build());
        Iterator<GetEvidenceResponse> pieces = platform.evidence()
                .getEvidence(GetEvidenceRequest.newBuilder()
                        .setCampaignId(campaign)
                        .setVariant(variant)
                        .setActor(actor)
                        .build());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                while (pieces.hasNext()) {
                    pieces.next().getData().writeTo(out);
                }
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
        return Files.size(file);
    }
}
