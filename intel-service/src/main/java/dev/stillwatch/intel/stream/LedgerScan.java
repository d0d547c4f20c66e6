package dev.stillwatch.intel.stream;

import dev.stillwatch.enforcement.v1.InclusionProof;
import dev.stillwatch.enforcement.v1.LedgerCheckpoint;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.LedgerRecord;
import dev.stillwatch.intel.evidence.LedgerExtract;
import dev.stillwatch.platform.kafka.Topic;
import dev.stillwatch.platform.transparency.Checkpoint;
import dev.stillwatch.platform.transparency.Hashes;
import dev.stillwatch.platform.transparency.LeafHashes;
import dev.stillwatch.platform.transparency.NoteKey;
import dev.stillwatch.platform.transparency.Proofs;
import dev.stillwatch.platform.transparency.SignedNote;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the ledger, holds it against its newest signed head, and takes out the entries that are about something, with their proofs. */
final class LedgerScan {

    private final TopicScan scan;

    LedgerScan(TopicScan scan) {
        this.scan = scan;
    }

    /** The newest signed head; empty text when nothing was ever signed. */
    String newestCheckpoint() throws TimeoutException {
        var newest = new String[] {""};
        scan.read(
                Topic.CHECKPOINTS,
                r -> CaseReader.parse(LedgerCheckpoint.parser(), r).ifPresent(c -> newest[0] = c.getNote()));
        return newest[0];
    }

    /**
     * The entries whose records name one of some references, under a head.
     *
     * @throws LedgerDamagedException when the ledger is not what the head says
     */
    LedgerExtract extract(String note, NoteKey key, Set<String> references) throws TimeoutException {
        Checkpoint head = head(note, key);
        SortedMap<Long, LedgerRecord> records = new TreeMap<>();
        scan.read(
                Topic.LEDGER_RECORDS,
                r -> CaseReader.parse(LedgerRecord.parser(), r)
                        .filter(l -> l.getIndex() < head.size() && references.contains(l.getReference()))
                        .ifPresent(l -> records.put(l.getIndex(), l)));
        var read = new Reading(head.size(), new HashSet<>(records.keySet()));
        scan.read(Topic.LEDGER, read::take);
        read.compare(head);
        List<InclusionProof> proofs = new ArrayList<>();
        records.forEach((index, record) -> {
            LedgerEntry entry = read.entries.get(index);
            if (entry != null) {
                proofs.add(InclusionProof.newBuilder()
                        .setEntry(entry.toBuilder().clearRootHash())
                        .setTreeSize(head.size())
                        .addAllPath(Proofs.inclusion(read.leaves, index, head.size()))
                        .setRecord(record)
                        .build());
            }
        });
        return new LedgerExtract(note, key.toString(), head.size(), proofs);
    }

    private static Checkpoint head(String text, NoteKey key) {
        try {
            SignedNote note = SignedNote.parse(text);
            if (!note.isSignedBy(key)) {
                throw new LedgerDamagedException("the newest checkpoint is not signed by " + key);
            }
            return Checkpoint.parse(note.text());
        } catch (IllegalArgumentException e) {
            throw new LedgerDamagedException("the newest checkpoint is no good: " + e.getMessage());
        }
    }

    /** The entries of one reading. */
    private static final class Reading {
        private final long size;
        private final Set<Long> wanted;
        private final LeafHashes leaves = new LeafHashes();
        private final SortedMap<Long, LedgerEntry> entries = new TreeMap<>();

        Reading(long size, Set<Long> wanted) {
            this.size = size;
            this.wanted = wanted;
        }

        void take(ConsumerRecord<byte[], byte[]> record) {
            LedgerEntry entry = CaseReader.parse(LedgerEntry.parser(), record).orElse(LedgerEntry.getDefaultInstance());
            if (leaves.size() == size) {
                return;
            }
            if (entry.getIndex() != leaves.size() || entry.getLeafHash().isEmpty()) {
                throw new LedgerDamagedException("where entry " + leaves.size() + " should be there is another");
            }
            leaves.add(Hashes.leaf(
                    entry.toBuilder().clearLeafHash().clearRootHash().build().toByteString()));
            if (wanted.contains(entry.getIndex())) {
                entries.put(entry.getIndex(), entry);
            }
        }

        void compare(Checkpoint head) {
            if (leaves.size() != head.size()
                    || !Proofs.root(leaves, head.size()).equals(head.root())) {
                throw new LedgerDamagedException(
                        leaves.size() + " entries were read, and they are not those that the newest checkpoint signs");
            }
        }
    }
}
