package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.EvidenceSum;
import dev.stillwatch.linking.evidence.Kind;
import dev.stillwatch.linking.v1.Link;
import dev.stillwatch.linking.v1.LinkKind;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells what holds a cohort together. */
final class CohortEvidence {

    /** Sums are made of whole billionths, so that they do not depend on the order of members. */
    private static final double GRAIN = 1e9;

    private CohortEvidence() {}

    /**
     * The links of a cohort: of each kind how many values at least two members share, how many members share one, and what it adds to a
     * member's evidence on average. Strongest first, then by kind. Kinds that add nothing are left out.
     */
    static List<Link> of(EvidenceGraph graph, int[] members) {
        Map<Integer, Integer> holders = new HashMap<>();
        for (int member : members) {
            HeldValues held = graph.held(member);
            for (int i = 0; i < held.size(); i++) {
                holders.merge(held.value(i), 1, Integer::sum);
            }
        }
        holders.values().removeIf(n -> n < 2);

        var found = new TreeMap<LinkKind, Totals>();
        holders.keySet().forEach(v -> totals(found, graph.kind(v)).values++);
        EvidenceSum sum = graph.sum();
        for (int member : members) {
            add(graph, member, holders, sum, found);
        }
        return found.entrySet().stream()
                .map(e -> e.getValue().link(e.getKey(), members.length))
                .filter(link -> link.getWeight() > 0)
                .sorted(Comparator.comparingDouble(Link::getWeight).reversed().thenComparing(Link::getKind))
                .toList();
    }

    private static void add(
            EvidenceGraph graph,
            int member,
            Map<Integer, Integer> holders,
            EvidenceSum sum,
            Map<LinkKind, Totals> found) {
        HeldValues held = graph.held(member);
        var kinds = new TreeMap<LinkKind, Boolean>();
        for (int i = 0; i < held.size(); i++) {
            int value = held.value(i);
            if (holders.containsKey(value)) {
                Kind kind = graph.kind(value);
                sum.add(kind, graph.nats(value) * graph.strength(value, held.dayAt(i)));
                kinds.put(kind.link(), true);
            }
        }
        kinds.keySet().forEach(k -> totals(found, k).accounts++);
        sum.take((kind, nats) -> totals(found, kind).grains += Math.round(nats * GRAIN));
    }

    private static Totals totals(Map<LinkKind, Totals> found, Kind kind) {
        return totals(found, kind.link());
    }

    private static Totals totals(Map<LinkKind, Totals> found, LinkKind kind) {
        return found.computeIfAbsent(kind, k -> new Totals());
    }

    private static final class Totals {
        private int values;
        private int accounts;
        private long grains;

        private Link link(LinkKind kind, int members) {
            return Link.newBuilder()
                    .setKind(kind)
                    .setValues(values)
                    .setAccounts(accounts)
                    .setWeight(Math.round(grains / (double) members) / GRAIN)
                    .build();
        }
    }
}
