package dev.stillwatch.intel.canary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import dev.stillwatch.intel.evidence.CanonicalJson;
import dev.stillwatch.platform.transparency.Hashes;
import dev.stillwatch.platform.transparency.MerkleTree;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The canaries of a campaign as a file keeps them, and what commits to them: the root of a Merkle tree (RFC 9162) of one salted leaf each, which holds texts and choice.
 *
 * @param campaign the campaign
 * @param canaries the canaries, by index
 */
public record CanarySet(String campaign, List<Canary> canaries) {

    /** Copies the list. */
    public CanarySet {
        canaries = List.copyOf(canaries);
    }

    /** The commitment, in hexadecimal. */
    public String commitment() {
        MerkleTree tree = MerkleTree.empty();
        for (String line : lines()) {
            tree = tree.with(Hashes.leaf(ByteString.copyFromUtf8(campaign + "\n" + line)));
        }
        return HexFormat.of().formatHex(tree.root().toByteArray());
    }

    /** What the commitment is called in the ledger. */
    public String reference() {
        return "canaries/" + campaign + "/" + commitment();
    }

    /** One line of canonical JSON a canary. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Canary canary : canaries) {
            ObjectNode line = JsonNodeFactory.instance.objectNode();
            line.put("index", canary.index());
            line.put("salt", HexFormat.of().formatHex(canary.salt().toByteArray()));
            line.put("released", canary.released());
            ArrayNode texts = line.putArray("texts");
            canary.texts().forEach(texts::add);
            lines.add(CanonicalJson.of(line));
        }
        return lines;
    }

    /**
     * Reads lines.
     *
     * @throws IllegalArgumentException when they are none
     */
    public static CanarySet parse(String campaign, List<String> lines) {
        List<Canary> canaries = new ArrayList<>();
        for (String line : lines) {
            JsonNode read = CanonicalJson.parse(line);
            List<String> texts = new ArrayList<>();
            read.path("texts").forEach(t -> texts.add(t.asText()));
            canaries.add(new Canary(
                    read.path("index").asInt(),
                    ByteString.copyFrom(
                            HexFormat.of().parseHex(read.path("salt").asText())),
                    texts,
                    read.path("released").asInt()));
        }
        return new CanarySet(campaign, canaries);
    }
}
