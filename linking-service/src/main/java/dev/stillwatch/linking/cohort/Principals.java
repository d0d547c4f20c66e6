package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells the principals who share one operator's infrastructure apart. A group is one operator's accounts. Where nearly all of it falls into parts that share prompts
 * within and none between, each part works off a queue of its own: a principal. A farm that spreads several templates over its accounts is one, because accounts that
 * work with two of them hold it together.
 */
final class Principals {

    /** Accounts that a principal has at least. */
    private static final int FEWEST = 5;

    /** Accounts in the parts of principals, of those of a group, before it is parted: 4 in 5. */
    private static final double COVERED = 0.8;

    private final EvidenceGraph graph;
    private final int fewest;

    Principals(EvidenceGraph graph, Thresholds thresholds) {
        this.graph = graph;
        this.fewest = Math.max(FEWEST, thresholds.smallest());
    }

    /**
     * Parts a group by principal.
     *
     * @param members its accounts
     * @return the parts, ascending accounts each; one when nothing tells principals apart. Accounts that show no prompts go with the largest
     */
    List<int[]> of(int[] members) {
        int[] whole = Arrays.stream(members).sorted().toArray();
        if (whole.length < 2 * fewest) {
            return List.of(whole);
        }
        List<int[]> found = new ArrayList<>();
        int covered = 0;
        for (int[] part : sharingPrompts(whole)) {
            if (part.length >= fewest && hasTypicalPrompt(part)) {
                found.add(part);
                covered += part.length;
            }
        }
        if (found.size() < 2 || covered < COVERED * whole.length) {
            return List.of(whole);
        }
        found.sort(Comparator.<int[]>comparingInt(part -> -part.length).thenComparing(this::first));
        var others = new IntSet();
        Arrays.stream(whole).forEach(others::add);
        found.stream().skip(1).flatMapToInt(Arrays::stream).forEach(others::remove);
        found.set(0, others.toArray());
        return found;
    }

    /** Parts that share values of content, by union-find. */
    private List<int[]> sharingPrompts(int[] whole) {
        var parents = new int[whole.length];
        Map<Integer, Integer> firstHolder = new HashMap<>();
        for (int i = 0; i < whole.length; i++) {
            parents[i] = i;
            for (int value : graph.freshValues(whole[i])) {
                if (graph.kind(value).group() == Group.CONTENT) {
                    Integer first = firstHolder.putIfAbsent(value, i);
                    if (first != null) {
                        parents[root(parents, first)] = root(parents, i);
                    }
                }
            }
        }
        Map<Integer, IntSet> parts = new HashMap<>();
        for (int i = 0; i < whole.length; i++) {
            parts.computeIfAbsent(root(parents, i), r -> new IntSet()).add(whole[i]);
        }
        return parts.values().stream().map(IntSet::toArray).toList();
    }

    private static int root(int[] parents, int of) {
        int root = of;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    /** Whether more than half of a part hold one prompt, template or system prompt. */
    private boolean hasTypicalPrompt(int[] part) {
        Map<Integer, Integer> holders = new HashMap<>();
        for (int account : part) {
            for (int value : graph.freshValues(account)) {
                if (graph.kind(value).group() == Group.CONTENT
                        && holders.merge(value, 1, Integer::sum) * 2 > part.length) {
                    return true;
                }
            }
        }
        return false;
    }

    private String first(int[] part) {
        return Arrays.stream(part)
                .mapToObj(graph::account)
                .min(Comparator.naturalOrder())
                .orElse("");
    }
}
