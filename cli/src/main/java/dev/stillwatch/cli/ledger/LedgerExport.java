package dev.stillwatch.cli.ledger;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.enforcement.ledger.Checkpoint;
import dev.stillwatch.enforcement.ledger.SignedNote;
import dev.stillwatch.enforcement.v1.ConsistencyProof;
import dev.stillwatch.enforcement.v1.GetCheckpointRequest;
import dev.stillwatch.enforcement.v1.GetConsistencyProofRequest;
import dev.stillwatch.enforcement.v1.GetInclusionProofRequest;
import dev.stillwatch.enforcement.v1.InclusionProof;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.LedgerLine;
import dev.stillwatch.enforcement.v1.LedgerRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Writes a running platform's ledger, or proofs from it, to files that verify without the platform. */
public final class LedgerExport {

    private final PlatformClient platform;

    /** An export from a platform. */
    public LedgerExport(PlatformClient platform) {
        this.platform = platform;
    }

    /**
     * Writes the ledger up to its newest signed head.
     *
     * @param records whether what the entries commit to is written too
     * @return how many entries it has
     */
    public long write(Path file, boolean records) throws IOException {
        String note = platform.ledger()
                .getCheckpoint(GetCheckpointRequest.getDefaultInstance())
                .getCheckpoint();
        long size = Checkpoint.parse(SignedNote.parse(note).text()).size();
        LedgerPages pages = new LedgerPages(platform);
        Iterator<LedgerEntry> entries = pages.entries();
        Iterator<LedgerRecord> left = records ? pages.records() : LedgerPages.none();
        LedgerRecord record = next(left);
        try (BufferedWriter out = LedgerFile.writer(file)) {
            for (long i = 0; i < size && entries.hasNext(); i++) {
                LedgerEntry entry = entries.next();
                LedgerFile.write(out, LedgerLine.newBuilder().setEntry(entry).build());
                while (record != null && record.getIndex() < entry.getIndex()) {
                    record = next(left);
                }
                if (record != null && record.getIndex() == entry.getIndex()) {
                    LedgerFile.write(
                            out, LedgerLine.newBuilder().setRecord(record).build());
                }
            }
            LedgerFile.write(out, LedgerLine.newBuilder().setCheckpoint(note).build());
        }
        return size;
    }

    /** Writes the proof that one entry is in the ledger. */
    public void prove(Path file, long index) throws IOException {
        InclusionProof proof = platform.ledger()
                .getInclusionProof(
                        GetInclusionProofRequest.newBuilder().setIndex(index).build())
                .getProof();
        try (BufferedWriter out = LedgerFile.writer(file)) {
            LedgerFile.write(out, LedgerLine.newBuilder().setInclusion(proof).build());
        }
    }

    /** Writes the proof that the ledger as it is now begins with what it was at a size. */
    public void proveConsistent(Path file, long size) throws IOException {
        ConsistencyProof proof = platform.ledger()
                .getConsistencyProof(GetConsistencyProofRequest.newBuilder()
                        .setFirstSize(size)
                        .build())
                .getProof();
        try (BufferedWriter out = LedgerFile.writer(file)) {
            LedgerFile.write(out, LedgerLine.newBuilder().setConsistency(proof).build());
        }
    }

    private static @Nullable LedgerRecord next(Iterator<LedgerRecord> records) {
        return records.hasNext() ? records.next() : null;
    }
}
