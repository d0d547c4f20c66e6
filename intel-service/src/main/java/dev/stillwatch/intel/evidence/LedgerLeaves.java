package dev.stillwatch.intel.evidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stillwatch.enforcement.v1.InclusionProof;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the ledger says: its head, and of each entry of the case a leaf with the entry and its proof, which tells of nobody, and one with the
 * record that the entry commits to, which does.
 */
final class LedgerLeaves {

    private LedgerLeaves() {}

    static List<Leaf> of(LedgerExtract ledger) {
        List<Leaf> leaves = new ArrayList<>();
        leaves.add(new Leaf("ledger", head(ledger)));
        leaves.add(new Leaf("custody", custody(ledger)));
        for (InclusionProof proof : ledger.proofs()) {
            long index = proof.getEntry().getIndex();
            leaves.add(new Leaf(
                    Leaf.numbered("entry", index),
                    Decoded.json(
                            proof.toBuilder().clearRecord().clearCheckpoint().build())));
            if (proof.hasRecord()) {
                ObjectNode record = Fields.object();
                record.set("record", Decoded.json(proof.getRecord()));
                record.set(
                        "says",
                        Decoded.of(proof.getEntry().getKind(), proof.getRecord().getRecord()));
                leaves.add(new Leaf(Leaf.numbered("record", index), record));
            }
        }
        return leaves;
    }

    private static ObjectNode head(LedgerExtract ledger) {
        ObjectNode content = Fields.object()
                .put("checkpoint", ledger.checkpoint())
                .put("key", ledger.key())
                .put("entries", ledger.size());
        Map<String, Integer> kinds = new TreeMap<>();
        ledger.proofs().forEach(p -> kinds.merge(Fields.word(p.getEntry().getKind(), "KIND_"), 1, Integer::sum));
        ObjectNode counts = content.putObject("of_this_case");
        kinds.forEach(counts::put);
        return content;
    }

    /** When sealed evidence was read or this case was taken out before; by whom stands in the records. */
    private static ArrayNode custody(LedgerExtract ledger) {
        ArrayNode list = CanonicalJson.MAPPER.createArrayNode();
        for (InclusionProof proof : ledger.proofs()) {
            LedgerEntry entry = proof.getEntry();
            if (entry.getKind() == LedgerEntry.Kind.KIND_EXPORT || entry.getKind() == LedgerEntry.Kind.KIND_READ) {
                list.addObject()
                        .put("at", Fields.moment(entry.getAt()))
                        .put("what", Fields.word(entry.getKind(), "KIND_"))
                        .put("entry", entry.getIndex());
            }
        }
        return list;
    }
}
