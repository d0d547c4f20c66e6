package dev.stillwatch.enforcement.ledger;

import com.google.protobuf.ByteString;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import java.util.Optional;

/**
 * Reads a ledger from its beginning and recomputes every hash. One entry changed, left out, put in, or moved is found, at the first
 * place where it shows. Not for several threads.
 */
public final class LedgerAudit {

    /**
     * Where a ledger is not what it says.
     *
     * @param index index at which it shows
     * @param what what was expected and found
     */
    public record Fault(long index, String what) {}

    private Ledger ledger = Ledger.empty();

    /** Takes the next entry; a fault when it is not what an untouched ledger would hold here. After a fault nothing more is taken. */
    public Optional<Fault> take(LedgerEntry entry) {
        long index = ledger.tree().size();
        if (entry.getIndex() != index) {
            return Optional.of(new Fault(index, "expected entry " + index + " and found entry " + entry.getIndex()));
        }
        ByteString leaf = Ledger.leafHash(entry);
        if (!leaf.equals(entry.getLeafHash())) {
            return Optional.of(new Fault(index, "the leaf hash is not that of the entry"));
        }
        MerkleTree next = ledger.tree().with(leaf);
        if (!next.root().equals(entry.getRootHash())) {
            return Optional.of(new Fault(index, "the root hash is not that of the entries up to here"));
        }
        ledger = new Ledger(next);
        return Optional.empty();
    }

    /** The ledger as far as it was taken. */
    public Ledger ledger() {
        return ledger;
    }
}
