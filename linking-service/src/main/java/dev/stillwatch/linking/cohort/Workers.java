package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/**
 * Tells the workers of a cohort: members much of whose traffic is made from a template that is the cohort's own. A household's line, a borrowed card, a public tool link bystanders as well; the
 * work itself is asked for by who is made to do it. A prompt that many others use is nobody's own, however much of a cohort uses it.
 */
final class Workers {

    /** Members that use a template before it is the cohort's: two may have it from one another. */
    private static final int FEWEST = 3;

    /** And of all who use it so many are members. */
    private static final double MOSTLY = 0.5;

    private Workers() {}

    /** The workers among a cohort's members. */
    static SortedSet<String> of(EvidenceGraph graph, int[] members) {
        Map<Integer, Integer> users = new HashMap<>();
        for (int member : members) {
            templates(graph, member, value -> users.merge(value, 1, Integer::sum));
        }
        users.entrySet()
                .removeIf(use -> use.getValue() < FEWEST
                        || use.getValue() < MOSTLY * graph.holders(use.getKey()).size());
        var workers = new TreeSet<String>();
        for (int member : members) {
            templates(graph, member, value -> {
                if (users.containsKey(value)) {
                    workers.add(graph.account(member));
                }
            });
        }
        return workers;
    }

    private static void templates(EvidenceGraph graph, int member, IntConsumer each) {
        graph.held(member).forEach(value -> {
            if (graph.kind(value) == Kind.TEMPLATE) {
                each.accept(value);
            }
        });
    }
}
