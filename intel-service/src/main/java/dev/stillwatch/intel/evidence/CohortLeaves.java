package dev.stillwatch.intel.evidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.linking.v1.Link;
import java.util.List;

/** Why the accounts are taken for one hand's, and how the cohort grew. */
final class CohortLeaves {

    private CohortLeaves() {}

    static List<Leaf> of(List<CohortDelta> deltas) {
        return List.of(new Leaf("links", links(deltas)), new Leaf("growth", growth(deltas)));
    }

    private static ObjectNode links(List<CohortDelta> deltas) {
        ObjectNode content = Fields.object();
        ArrayNode list = content.putArray("links");
        // Only some deltas work the links out anew; the last that did holds.
        deltas.reversed().stream()
                .filter(d -> d.getLinksCount() > 0)
                .findFirst()
                .ifPresent(delta -> {
                    content.put("as_of", Fields.moment(delta.getAsOf()));
                    delta.getLinksList().forEach(link -> add(list, link));
                });
        ArrayNode operators = content.putArray("operators");
        if (!deltas.isEmpty()) {
            deltas.getLast().getOperatorsList().forEach(operators::add);
        }
        return content;
    }

    private static void add(ArrayNode list, Link link) {
        ObjectNode one = list.addObject()
                .put("kind", Fields.word(link.getKind(), "LINK_KIND_"))
                .put("values", link.getValues())
                .put("accounts", link.getAccounts());
        Fields.number(one, "weight", link.getWeight());
    }

    private static ArrayNode growth(List<CohortDelta> deltas) {
        ArrayNode list = CanonicalJson.MAPPER.createArrayNode();
        int members = 0;
        for (CohortDelta delta : deltas) {
            members += delta.getJoinedCount() - delta.getLeftCount();
            list.addObject()
                    .put("at", Fields.moment(delta.getAsOf()))
                    .put("version", delta.getVersion())
                    .put("joined", delta.getJoinedCount())
                    .put("left", delta.getLeftCount())
                    .put("members", members);
        }
        return list;
    }
}
