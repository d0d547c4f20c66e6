package dev.stillwatch.intel.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.stillwatch.intel.evidence.Leaf;
import dev.stillwatch.intel.evidence.SealedLeaf;
import java.util.ArrayList;
import java.util.List;

/** The leaves that a bundle shows, by kind. */
final class Pieces {

    private final List<SealedLeaf> leaves;

    Pieces(List<SealedLeaf> leaves) {
        this.leaves = leaves;
    }

    /** The only leaf of a kind; missing when the case has none. */
    JsonNode one(String kind) {
        return all(kind).stream().findFirst().orElse(MissingNode.getInstance());
    }

    /** The leaves of a kind that are shown, in order. */
    List<JsonNode> all(String kind) {
        List<JsonNode> found = new ArrayList<>();
        for (SealedLeaf leaf : leaves) {
            if (leaf instanceof SealedLeaf.Shown shown
                    && Leaf.kind(shown.name()).equals(kind)) {
                found.add(shown.content());
            }
        }
        return found;
    }

    /** How many leaves of a kind are withheld. */
    long withheld(String kind) {
        return leaves.stream()
                .filter(l ->
                        l instanceof SealedLeaf.Hidden && Leaf.kind(l.name()).equals(kind))
                .count();
    }

    /** How many leaves there are. */
    int size() {
        return leaves.size();
    }
}
