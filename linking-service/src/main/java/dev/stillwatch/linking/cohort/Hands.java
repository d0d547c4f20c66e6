package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells hands apart that prompts alone brought together: campaigns that wrap their tasks in the same public frame. A group is parted where its accounts fall into parts that
 * share who pays, how they signed up or where they come from within and nothing of that kind between, and each of which has prompts of its own beside the common one. Parts
 * of one farm, a card each, ask the same and stay one; a farm that spreads its templates over its cards has none that is one part's own.
 */
final class Hands {

    /** Accounts that a part has at least to speak for itself. */
    private static final int FEWEST = 5;

    /** A value that says less, in nats, ties nobody: a popular client, a neighbourhood. */
    private static final double TIES = 2.5;

    /** Accounts in such parts, of those of a group, before it is parted. */
    private static final double COVERED = 0.5;

    /** A prompt is a part's own when at least so many of the part work with it and at most so many of the other. */
    private static final double TYPICAL = 2 / 3.0;

    private static final double STRAY = 0.1;

    /** How surprising it must be, in nats, that prompts keep to their parts so, were the accounts one lot: 1 in 400. */
    private static final double APART = 6;

    private final EvidenceGraph graph;

    Hands(EvidenceGraph graph) {
        this.graph = graph;
    }

    /**
     * Parts a group by hand.
     *
     * @param members its accounts
     * @return the hands, ascending accounts each; one when nothing tells them apart. Accounts that nothing ties go where their prompts point, else with the largest
     */
    List<int[]> of(int[] members) {
        int[] whole = Arrays.stream(members).sorted().toArray();
        if (whole.length < 2 * FEWEST) {
            return List.of(whole);
        }
        List<int[]> parts = tied(whole);
        int covered = parts.stream().mapToInt(part -> part.length).sum();
        if (parts.size() < 2 || covered < COVERED * whole.length) {
            return List.of(whole);
        }
        List<IntSet> hands = together(parts);
        return hands.size() < 2 ? List.of(whole) : withTheRest(whole, hands);
    }

    /** Parts that share something other than prompts, of those that are large enough, by union-find. */
    private List<int[]> tied(int[] whole) {
        var parents = new int[whole.length];
        Map<Integer, Integer> firstHolder = new HashMap<>();
        for (int i = 0; i < whole.length; i++) {
            parents[i] = i;
            for (int value : graph.freshValues(whole[i])) {
                if (graph.kind(value).group() != Group.CONTENT && graph.nats(value) >= TIES) {
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
        return parts.values().stream()
                .map(IntSet::toArray)
                .filter(part -> part.length >= FEWEST)
                .sorted(Comparator.comparing(this::first))
                .toList();
    }

    private static int root(int[] parents, int of) {
        int root = of;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    /** Joins parts that chance could have given their own prompts, or of which one has none. */
    private List<IntSet> together(List<int[]> parts) {
        List<Map<Integer, Integer>> prompts =
                parts.stream().map(this::promptsOf).toList();
        var parents = new int[parts.size()];
        Arrays.setAll(parents, i -> i);
        for (int i = 0; i < parts.size(); i++) {
            for (int j = i + 1; j < parts.size(); j++) {
                double one = own(prompts.get(i), parts.get(i).length, prompts.get(j), parts.get(j).length);
                double other = own(prompts.get(j), parts.get(j).length, prompts.get(i), parts.get(i).length);
                if (one == 0 || other == 0 || one + other < APART) {
                    parents[root(parents, i)] = root(parents, j);
                }
            }
        }
        Map<Integer, IntSet> hands = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            IntSet hand = hands.computeIfAbsent(root(parents, i), r -> new IntSet());
            Arrays.stream(parts.get(i)).forEach(hand::add);
        }
        return new ArrayList<>(hands.values());
    }

    private Map<Integer, Integer> promptsOf(int[] part) {
        return Holdings.of(graph, part, this::isPrompt);
    }

    private boolean isPrompt(int value) {
        return graph.kind(value).group() == Group.CONTENT;
    }

    /** How surprising it is that the holders of a part's own prompt all fall into that part, in nats: {@code h·ln((m + n)/m)} for its most telling one; 0 when it has none. */
    private static double own(Map<Integer, Integer> some, int size, Map<Integer, Integer> others, int otherSize) {
        double share = StrictMath.log((double) (size + otherSize) / size);
        return some.entrySet().stream()
                .filter(e -> e.getValue() >= TYPICAL * size && others.getOrDefault(e.getKey(), 0) <= STRAY * otherSize)
                .mapToDouble(e -> (e.getValue() - others.getOrDefault(e.getKey(), 0)) * share)
                .max()
                .orElse(0);
    }

    /** Puts the accounts that nothing ties to a hand where most of the prompts they share with it are. */
    private List<int[]> withTheRest(int[] whole, List<IntSet> hands) {
        hands.sort(Comparator.<IntSet>comparingInt(hand -> -hand.size()).thenComparing(hand -> first(hand.toArray())));
        var prompts = new Holdings(graph, hands.stream().map(IntSet::toArray).toList(), this::isPrompt);
        List<IntSet> all = new ArrayList<>();
        Set<Integer> placed = new HashSet<>();
        for (IntSet hand : hands) {
            var copy = new IntSet();
            hand.forEach(copy::add);
            hand.forEach(placed::add);
            all.add(copy);
        }
        for (int account : whole) {
            if (!placed.contains(account)) {
                all.get(prompts.closest(account)).add(account);
            }
        }
        return all.stream().map(IntSet::toArray).toList();
    }

    private String first(int[] part) {
        return Arrays.stream(part)
                .mapToObj(graph::account)
                .min(Comparator.naturalOrder())
                .orElse("");
    }
}
