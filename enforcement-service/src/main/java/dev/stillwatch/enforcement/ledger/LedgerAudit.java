package dev.stillwatch.enforcement.ledger;

import com.google.protobuf.ByteString;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.platform.transparency.Checkpoint;
import dev.stillwatch.platform.transparency.MerkleTree;
import java.util.Optional;

/**
 * Reads a ledger from its beginning and recomputes every hash. One entry changed, left out, put in, or moved is found, at the first
 * place where it shows; that entries are missing at the end is found by a {@link Checkpoint}. Not for several threads.
 */
public final class LedgerAudit {

    /**
     * Where a ledger is not what it says.
     *
     * @param index index at which it shows
     * @param what what was expected and found
     */
    public record Fault(long index, String what) {}

    private MerkleTree tree = MerkleTree.empty();

    /** Takes the next entry; a fault when it is not what an untouched ledger would hold here. After a fault nothing more is taken. */
    public Optional<Fault> take(LedgerEntry entry) {
        long index = tree.size();
        if (entry.getIndex() != index) {
            return Optional.of(new Fault(index, "expected entry " + index + " and found entry " + entry.getIndex()));
        }
        ByteString leaf = Ledger.leafHash(entry);
        if (!leaf.equals(entry.getLeafHash())) {
            return Optional.of(new Fault(index, "the leaf hash is not that of the entry"));
        }
        MerkleTree next = tree.with(leaf);
        if (!next.root().equals(entry.getRootHash())) {
            return Optional.of(new Fault(index, "the root hash is not that of the entries up to here"));
        }
        tree = next;
        return Optional.empty();
    }

    /** Compares a checkpoint with the entries taken so far; a fault when it is not of this tree at this size. */
    public Optional<Fault> compare(Checkpoint checkpoint) {
        if (checkpoint.size() != tree.size()) {
            return Optional.of(new Fault(
                    tree.size(),
                    "the checkpoint is of " + checkpoint.size() + " entries and there are " + tree.size()
                            + " before it"));
        }
        return checkpoint.root().equals(tree.root())
                ? Optional.empty()
                : Optional.of(new Fault(
                        tree.size(), "the root hash of the checkpoint is not that of the " + tree.size() + " entries"));
    }

    /** The tree of the entries taken so far. */
    public MerkleTree tree() {
        return tree;
    }
}
