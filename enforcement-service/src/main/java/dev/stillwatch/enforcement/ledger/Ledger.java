package dev.stillwatch.enforcement.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Timestamp;
import dev.stillwatch.enforcement.v1.LedgerEntry;

/**
 * The ledger's end: what a next entry needs to know of all before it. Immutable.
 *
 * @param tree all leaves so far
 */
public record Ledger(MerkleTree tree) {

    /**
     * A ledger and the entry that was appended to it.
     *
     * @param ledger the ledger with the entry
     * @param entry the entry, with its hashes
     */
    public record Appended(Ledger ledger, LedgerEntry entry) {}

    /** The ledger without entries. */
    public static Ledger empty() {
        return new Ledger(MerkleTree.empty());
    }

    /**
     * Appends one entry.
     *
     * @param kind what is recorded
     * @param at when it was decided
     * @param actor who decided: a person's name or {@code policy:ID}
     * @param reference id of the action, campaign or policy set
     * @param record the record it stands for, as it is written to its topic
     */
    public Appended append(LedgerEntry.Kind kind, Timestamp at, String actor, String reference, MessageLite record) {
        LedgerEntry content = LedgerEntry.newBuilder()
                .setIndex(tree.size())
                .setKind(kind)
                .setAt(at)
                .setActor(actor)
                .setReference(reference)
                .setRecordHash(Hashes.sha256(record.toByteString()))
                .build();
        ByteString leaf = leafHash(content);
        MerkleTree next = tree.with(leaf);
        return new Appended(
                new Ledger(next),
                content.toBuilder().setLeafHash(leaf).setRootHash(next.root()).build());
    }

    /** The leaf hash that an entry must have, whatever it says its hashes are. */
    static ByteString leafHash(LedgerEntry entry) {
        return Hashes.leaf(
                entry.toBuilder().clearLeafHash().clearRootHash().build().toByteString());
    }
}
