package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.SharedValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The guard against one giant whole. Each of many popular things, a public prompt say, may link those who hold it; that a few hold two of them must not join all into one.
 * So in a large whole, combinations that many hold are one pack only where enough hold two of them: {@value #LEAST_TOGETHER} and {@code 3 %} of the holders of the
 * rarer. A farm that spreads its templates over its accounts is far above that, people with two favourite prompts far below. Where there are several packs, the
 * whole is parted by pack, as a community that is not well connected is (Traag, Waltman and van Eck 2019).
 */
final class Packs {

    /** Wholes of fewer accounts are left to {@link Bridges}. */
    private static final int LARGE = 64;

    /** Holders that a combination has at least to count. */
    private static final int MANY = 8;

    private static final int LEAST_TOGETHER = 3;
    private static final double LEAST_SHARE = 0.03;
    private static final int NO_PACK = -1;

    private final NearPairs links;
    private final Map<Integer, Integer> holders = new HashMap<>();
    private final Map<Integer, Integer> parents = new HashMap<>();

    private Packs(NearPairs links) {
        this.links = links;
    }

    /**
     * Parts a whole that is not well connected.
     *
     * @param whole connected accounts, ascending
     * @return the parts, ascending accounts each; the whole itself when it is one pack
     */
    static List<int[]> split(NearPairs links, int[] whole) {
        if (whole.length < LARGE || Hub.of(links, whole) != Hub.NONE) {
            return List.of(whole);
        }
        return new Packs(links).parts(whole);
    }

    private List<int[]> parts(int[] whole) {
        for (int account : whole) {
            links.forEachCombinationNumber(account, c -> holders.merge(c, 1, Integer::sum));
        }
        holders.values().removeIf(n -> n < MANY);
        holders.keySet().forEach(c -> parents.put(c, c));
        together(whole).forEach((pair, times) -> {
            int one = (int) (pair >>> Integer.SIZE);
            int other = pair.intValue();
            int fewer = Math.min(holders.getOrDefault(one, 0), holders.getOrDefault(other, 0));
            if (times >= Math.max(LEAST_TOGETHER, LEAST_SHARE * fewer)) {
                parents.put(root(one), root(other));
            }
        });
        long packs = holders.keySet().stream().map(this::root).distinct().count();
        return packs < 2 ? List.of(whole) : byPack(whole);
    }

    private Map<Long, Integer> together(int[] whole) {
        var together = new HashMap<Long, Integer>();
        for (int account : whole) {
            int[] of = many(account);
            for (int i = 0; i < of.length; i++) {
                for (int j = i + 1; j < of.length; j++) {
                    together.merge((long) of[i] << Integer.SIZE | of[j], 1, Integer::sum);
                }
            }
        }
        return together;
    }

    private int[] many(int account) {
        var of = new IntSet();
        links.forEachCombinationNumber(account, c -> {
            if (holders.containsKey(c)) {
                of.add(c);
            }
        });
        return of.toArray();
    }

    private int root(int combination) {
        int root = combination;
        for (int up = parent(root); up != root; up = parent(root)) {
            parents.put(root, parent(up));
            root = up;
        }
        return root;
    }

    private int parent(int combination) {
        return parents.getOrDefault(combination, combination);
    }

    private List<int[]> byPack(int[] whole) {
        Map<Integer, SharedValue> names = names();
        var packs = new HashMap<Integer, Integer>();
        var left = new BitSet();
        for (int account : whole) {
            var votes = new HashMap<Integer, Integer>();
            for (int combination : many(account)) {
                votes.merge(root(combination), 1, Integer::sum);
            }
            place(account, votes, names, packs, left);
        }
        // Accounts without a combination of many follow those they are linked to, round by round, so that their order
        // does not matter.
        for (boolean goesOn = true; goesOn && !left.isEmpty(); ) {
            var next = new HashMap<Integer, Integer>();
            var still = new BitSet();
            left.stream().forEach(account -> {
                var votes = new HashMap<Integer, Integer>();
                links.forEachLinked(account, new BitSet(), other -> {
                    Integer pack = packs.get(other);
                    if (pack != null) {
                        votes.merge(pack, 1, Integer::sum);
                    }
                });
                place(account, votes, names, next, still);
            });
            goesOn = !next.isEmpty();
            packs.putAll(next);
            left.clear();
            left.or(still);
        }
        var parts = new HashMap<Integer, IntSet>();
        for (int account : whole) {
            parts.computeIfAbsent(packs.getOrDefault(account, NO_PACK), p -> new IntSet())
                    .add(account);
        }
        return new ArrayList<>(parts.values().stream().map(IntSet::toArray).toList());
    }

    private static void place(
            int account,
            Map<Integer, Integer> votes,
            Map<Integer, SharedValue> names,
            Map<Integer, Integer> packs,
            BitSet left) {
        votes.entrySet().stream()
                .min(Comparator.<Map.Entry<Integer, Integer>>comparingInt(e -> -e.getValue())
                        .thenComparing(e -> names.get(e.getKey()), Comparator.nullsLast(Comparator.naturalOrder())))
                .ifPresentOrElse(most -> packs.put(account, most.getKey()), () -> left.set(account));
    }

    /** The lowest value of each pack: what does not depend on how things are numbered. */
    private Map<Integer, SharedValue> names() {
        var names = new HashMap<Integer, SharedValue>();
        holders.keySet()
                .forEach(combination -> Arrays.stream(links.valuesOfCombination(combination))
                        .mapToObj(links::value)
                        .forEach(
                                value -> names.merge(root(combination), value, (a, b) -> a.compareTo(b) <= 0 ? a : b)));
        return names;
    }
}
