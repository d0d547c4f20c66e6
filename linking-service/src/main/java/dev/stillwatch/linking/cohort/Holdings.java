package dev.stillwatch.linking.cohort;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** What some lots of accounts hold, so that an account that belongs to none can be put where what it holds points. */
final class Holdings {

    private final EvidenceGraph graph;
    private final List<Map<Integer, Integer>> holders = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();

    /**
     * Looks at lots of accounts.
     *
     * @param counted which values count
     */
    Holdings(EvidenceGraph graph, List<int[]> lots, IntPredicate counted) {
        this.graph = graph;
        for (int[] lot : lots) {
            holders.add(of(graph, lot, counted));
            sizes.add(lot.length);
        }
    }

    /** How many of some accounts hold each value that counts. */
    static Map<Integer, Integer> of(EvidenceGraph graph, int[] accounts, IntPredicate counted) {
        var holders = new HashMap<Integer, Integer>();
        for (int account : accounts) {
            for (int value : graph.freshValues(account)) {
                if (counted.test(value)) {
                    holders.merge(value, 1, Integer::sum);
                }
            }
        }
        return holders;
    }

    /** The lot whose accounts share most with an account, each value by how many of the lot hold it; the first where none does. */
    int closest(int account) {
        int closest = 0;
        double most = 0;
        for (int lot = 0; lot < sizes.size(); lot++) {
            double says = 0;
            for (int value : graph.freshValues(account)) {
                says += graph.nats(value) * holders.get(lot).getOrDefault(value, 0) / sizes.get(lot);
            }
            if (says > most) {
                closest = lot;
                most = says;
            }
        }
        return closest;
    }
}
