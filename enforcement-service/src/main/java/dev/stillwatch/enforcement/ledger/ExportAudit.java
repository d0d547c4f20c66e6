package dev.stillwatch.enforcement.ledger;

import dev.stillwatch.enforcement.ledger.LedgerAudit.Fault;
import dev.stillwatch.enforcement.v1.ConsistencyProof;
import dev.stillwatch.enforcement.v1.InclusionProof;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.LedgerLine;
import dev.stillwatch.enforcement.v1.LedgerRecord;
import dev.stillwatch.platform.transparency.Checkpoint;
import dev.stillwatch.platform.transparency.NoteKey;
import dev.stillwatch.platform.transparency.ProofCheck;
import dev.stillwatch.platform.transparency.SignedNote;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks an exported ledger, or proofs that were given out, line by line, against nothing but a key. Not for several threads; after a fault
 * nothing more is to be given to it.
 */
public final class ExportAudit {

    /** Salts have one length: a longer or shorter one can make the same key of HMAC. */
    private static final int SALT = 32;

    private final NoteKey key;
    private final LedgerAudit audit = new LedgerAudit();
    private @Nullable LedgerEntry last;
    private boolean opened;
    private final SequencedSet<Long> missing = new LinkedHashSet<>();
    private final Set<Long> erased = new HashSet<>();
    private long records;
    private long proofs;
    private long signed = -1;

    /** An audit that takes checkpoints of this key only. */
    public ExportAudit(NoteKey key) {
        this.key = key;
    }

    /** Takes the next line; a fault when it is not what an untouched export would hold here. */
    public Optional<Fault> take(LedgerLine line) {
        return switch (line.getLineCase()) {
            case ENTRY -> entry(line.getEntry());
            case RECORD -> record(line.getRecord());
            case CHECKPOINT -> checkpoint(line.getCheckpoint());
            case INCLUSION -> inclusion(line.getInclusion());
            case CONSISTENCY -> consistency(line.getConsistency());
            case LINE_NOT_SET -> fault("the line says nothing");
        };
    }

    /**
     * Ends it; a fault when entries follow the last checkpoint, for nothing shows that those are all, or that they were not made up; and when a
     * record is missing that was not erased.
     */
    public Optional<Fault> finish() {
        if (signed < entries() && entries() > 0) {
            return fault("the " + (entries() - Math.max(0, signed)) + " entries at the end are under no checkpoint");
        }
        missed();
        // An export may leave all records out. One that has some has all that were not erased.
        return records == 0
                ? Optional.empty()
                : missing.stream()
                        .filter(index -> !erased.contains(index))
                        .findFirst()
                        .map(index ->
                                new Fault(index, "its record is not there, and no entry says that it was erased"));
    }

    /** Entries whose records are not there, for they were erased, as later entries say. */
    public long erased() {
        return missing.stream().filter(erased::contains).count();
    }

    private void missed() {
        LedgerEntry before = last;
        if (before != null && !opened) {
            missing.add(before.getIndex());
        }
    }

    /** Entries taken. */
    public long entries() {
        return audit.tree().size();
    }

    /** Records taken. */
    public long records() {
        return records;
    }

    /** Proofs taken. */
    public long proofs() {
        return proofs;
    }

    /** The last entry taken; null before the first. */
    public @Nullable LedgerEntry last() {
        return last;
    }

    private Optional<Fault> entry(LedgerEntry entry) {
        Optional<Fault> fault = audit.take(entry);
        if (fault.isEmpty()) {
            missed();
            erased.addAll(entry.getErasedList());
            last = entry;
            opened = false;
        }
        return fault;
    }

    private Optional<Fault> record(LedgerRecord record) {
        LedgerEntry entry = last;
        if (entry == null || opened || record.getIndex() != entry.getIndex()) {
            return fault("the record of entry " + record.getIndex() + " does not stand after its entry");
        }
        if (!opens(entry, record)) {
            return Optional.of(new Fault(entry.getIndex(), "the record is not what the entry commits to"));
        }
        opened = true;
        records++;
        return Optional.empty();
    }

    private Optional<Fault> checkpoint(String note) {
        try {
            Checkpoint checkpoint = signed(note);
            signed = checkpoint.size();
            return audit.compare(checkpoint);
        } catch (IllegalArgumentException e) {
            return fault("the checkpoint is no good: " + e.getMessage());
        }
    }

    private Optional<Fault> inclusion(InclusionProof proof) {
        LedgerEntry entry = proof.getEntry();
        Optional<String> wrong;
        try {
            wrong = wrong(proof, entry, signed(proof.getCheckpoint()));
        } catch (IllegalArgumentException e) {
            wrong = Optional.of("its checkpoint is no good: " + e.getMessage());
        }
        proofs++;
        return wrong.map(what -> new Fault(entry.getIndex(), "the inclusion proof does not hold: " + what));
    }

    private static Optional<String> wrong(InclusionProof proof, LedgerEntry entry, Checkpoint head) {
        if (head.size() != proof.getTreeSize()) {
            return Optional.of("it is for " + proof.getTreeSize() + " entries and its checkpoint for " + head.size());
        }
        if (!entry.getRootHash().isEmpty()) {
            return Optional.of("its entry carries a root hash, which it does not show");
        }
        if (!Ledger.leafHash(entry).equals(entry.getLeafHash())) {
            return Optional.of("the leaf hash is not that of the entry");
        }
        if (!ProofCheck.inclusion(
                entry.getLeafHash(), entry.getIndex(), head.size(), head.root(), proof.getPathList())) {
            return Optional.of("its path does not lead from the entry to the checkpoint");
        }
        return proof.hasRecord() && !opens(entry, proof.getRecord())
                ? Optional.of("the record is not what the entry commits to")
                : Optional.empty();
    }

    private Optional<Fault> consistency(ConsistencyProof proof) {
        proofs++;
        try {
            Checkpoint first = signed(proof.getFirstCheckpoint());
            Checkpoint second = signed(proof.getSecondCheckpoint());
            return ProofCheck.consistency(first.size(), first.root(), second.size(), second.root(), proof.getPathList())
                    ? Optional.empty()
                    : Optional.of(new Fault(
                            first.size(),
                            "the consistency proof does not lead from its first checkpoint to its second"));
        } catch (IllegalArgumentException e) {
            return fault("a checkpoint of the consistency proof is no good: " + e.getMessage());
        }
    }

    private Checkpoint signed(String text) {
        SignedNote note = SignedNote.parse(text);
        if (!note.isSignedBy(key)) {
            throw new IllegalArgumentException("it is not signed by " + key);
        }
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        if (!checkpoint.origin().equals(key.name())) {
            throw new IllegalArgumentException("its origin is " + checkpoint.origin() + " and not " + key.name());
        }
        return checkpoint;
    }

    private static boolean opens(LedgerEntry entry, LedgerRecord record) {
        return record.getIndex() == entry.getIndex()
                && record.getSalt().size() == SALT
                && Ledger.commitment(record).equals(entry.getRecordHash());
    }

    private Optional<Fault> fault(String what) {
        return Optional.of(new Fault(entries(), what));
    }
}
