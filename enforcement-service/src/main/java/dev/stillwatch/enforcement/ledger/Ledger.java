package dev.stillwatch.enforcement.ledger;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Timestamp;
import dev.stillwatch.enforcement.v1.Erasure;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.LedgerRecord;
import dev.stillwatch.platform.transparency.Hashes;
import dev.stillwatch.platform.transparency.MerkleTree;

/**
 * The ledger's end: what a next entry needs to know of all before it. Immutable.
 *
 * @param tree all leaves so far
 * @param salts where the records' salts come from
 */
public record Ledger(MerkleTree tree, Salts salts) {

    /**
     * A ledger and the entry that was appended to it.
     *
     * @param ledger the ledger with the entry
     * @param entry the entry, with its hashes
     * @param record what it commits to, with its salt
     */
    public record Appended(Ledger ledger, LedgerEntry entry, LedgerRecord record) {}

    /** The ledger without entries. */
    public static Ledger empty(Salts salts) {
        return new Ledger(MerkleTree.empty(), salts);
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
        return append(LedgerEntry.newBuilder().setKind(kind).setAt(at), actor, reference, record);
    }

    /** Appends the entry of an erasure, which names the indices whose records are no more. */
    public Appended append(Timestamp at, Erasure erasure) {
        return append(
                LedgerEntry.newBuilder()
                        .setKind(LedgerEntry.Kind.KIND_ERASURE)
                        .setAt(at)
                        .addAllErased(erasure.getIndicesList()),
                erasure.getActor(),
                erasure.getErasureId(),
                erasure);
    }

    private Appended append(LedgerEntry.Builder entry, String actor, String reference, MessageLite record) {
        LedgerRecord committed = LedgerRecord.newBuilder()
                .setIndex(tree.size())
                .setActor(actor)
                .setReference(reference)
                .setRecord(record.toByteString())
                .setSalt(salts.of(tree.size()))
                .build();
        LedgerEntry content =
                entry.setIndex(tree.size()).setRecordHash(commitment(committed)).build();
        ByteString leaf = leafHash(content);
        MerkleTree next = tree.with(leaf);
        return new Appended(
                new Ledger(next, salts),
                content.toBuilder().setLeafHash(leaf).setRootHash(next.root()).build(),
                committed);
    }

    /** The leaf hash that an entry must have, whatever it says its hashes are. */
    static ByteString leafHash(LedgerEntry entry) {
        return Hashes.leaf(
                entry.toBuilder().clearLeafHash().clearRootHash().build().toByteString());
    }

    /** The commitment to a record; what LedgerEntry.record_hash must be. */
    static ByteString commitment(LedgerRecord record) {
        return Hashes.hmac(
                record.getSalt(), record.toBuilder().clearSalt().build().toByteString());
    }
}
