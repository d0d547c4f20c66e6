package dev.stillwatch.cli.ledger;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.enforcement.v1.ConsistencyProof;
import dev.stillwatch.enforcement.v1.GetCheckpointRequest;
import dev.stillwatch.enforcement.v1.GetConsistencyProofRequest;
import dev.stillwatch.enforcement.v1.GetInclusionProofRequest;
import dev.stillwatch.enforcement.v1.InclusionProof;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.LedgerLine;
import dev.stillwatch.enforcement.v1.LedgerRecord;
import dev.stillwatch.platform.transparency.Checkpoint;
import dev.stillwatch.platform.transparency.SignedNote;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Writes a running platform's ledger, or proofs from it, to files that verify without the platform. */
public final class LedgerExport {

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);

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
        write(file, proof(index));
    }

    /**
     * Writes the proof that what was just entered is in the ledger, with the record itself. The replica that is asked may not have read the
     * entry yet: it is waited for.
     *
     * @throws IllegalStateException when the ledger does not come that far in the time given
     */
    public void prove(Path file, LedgerRecord entered, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                write(
                        file,
                        proof(entered.getIndex()).toBuilder().setRecord(entered).build());
                return;
            } catch (StatusRuntimeException e) {
                if (e.getStatus().getCode() != Status.Code.OUT_OF_RANGE) {
                    throw e;
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "Entry " + entered.getIndex()
                                    + " was made, but the replica at this address has not read it after "
                                    + patience.toSeconds()
                                    + " s, so there is no proof of it yet. Ask for one later: stillwatch ledger prove",
                            e);
                }
            }
            pause();
        }
    }

    private InclusionProof proof(long index) {
        return platform.ledger()
                .getInclusionProof(
                        GetInclusionProofRequest.newBuilder().setIndex(index).build())
                .getProof();
    }

    private static void write(Path file, InclusionProof proof) throws IOException {
        try (BufferedWriter out = LedgerFile.writer(file)) {
            LedgerFile.write(out, LedgerLine.newBuilder().setInclusion(proof).build());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_QUESTIONS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the ledger", e);
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
