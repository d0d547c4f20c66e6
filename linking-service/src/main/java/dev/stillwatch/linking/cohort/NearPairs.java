package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.SharedValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Pairs of things whose shared values say at least a threshold. All pairs are never formed: a pair must share a value that few hold, and
 * then it is compared in full (blocking, as in record linkage), or up to three values that many hold and that are enough together,
 * and then it is linked through a {@link Combination}. Kept up to date thing by thing.
 */
final class NearPairs {

    /** A value that so many hold joins no pairs one by one. */
    static final int MANY = 64;

    private final EvidenceGraph graph;
    private final double threshold;
    private final PairEvidence evidence;
    private final Combinations combinations;
    private final List<Holding> things = new ArrayList<>();
    private final List<IntSet> holders = new ArrayList<>();
    private final BitSet pending = new BitSet();
    private final BitSet seen = new BitSet();

    /** What is known of one thing. */
    private static final class Holding {
        private int[] values = IntSet.NONE;
        /** Of them, those that are enough alone. */
        private int[] deciding = IntSet.NONE;

        private final IntSet near = new IntSet();
        private boolean exists;
    }

    NearPairs(EvidenceGraph graph, double threshold) {
        this.graph = graph;
        this.threshold = threshold;
        this.evidence = new PairEvidence(graph);
        this.combinations = new Combinations(graph, threshold);
    }

    /**
     * Sets what a thing holds. To be called again when the weight of one of its values has changed.
     *
     * @param values ascending numbers
     * @param exists whether the thing is there; one that is not holds nothing
     */
    void put(int thing, int[] values, boolean exists) {
        while (things.size() <= thing) {
            things.add(new Holding());
        }
        Holding holding = things.get(thing);
        for (int value : holding.values) {
            IntSet of = holders(value);
            if (of.remove(thing) && of.size() == MANY - 1) {
                of.forEach(pending::set);
            }
        }
        for (int value : values) {
            IntSet of = holders(value);
            if (of.add(thing) && of.size() == MANY) {
                of.forEach(pending::set);
            }
        }
        holding.values = values;
        holding.deciding = Arrays.stream(values).filter(this::decides).toArray();
        holding.exists = exists;
        pending.set(thing);
    }

    /**
     * What bringing the links up to date has changed.
     *
     * @param things whose links are others
     * @param loosened of them those that may be connected no longer with what they were linked to
     */
    record Change(BitSet things, BitSet loosened) {}

    /** Brings the links up to date. */
    Change settle() {
        var changed = new BitSet();
        var parted = new ArrayList<int[]>();
        for (int thing = pending.nextSetBit(0); thing >= 0; thing = pending.nextSetBit(thing + 1)) {
            settle(thing, changed, parted);
        }
        pending.clear();
        return new Change(changed, loosened(parted));
    }

    /** Who lost a link and is not linked directly any more with one that still holds what linked them. */
    private BitSet loosened(List<int[]> parted) {
        var loosened = new BitSet();
        for (int[] pair : parted) {
            if (!linked(pair[0], pair[1])) {
                loosened.set(pair[0]);
                loosened.set(pair[1]);
            }
        }
        combinations.takeLeft().forEach((combination, leavers) -> {
            IntSet stay = combinations.holders(combination);
            if (stay.isEmpty() && leavers.size() == 1) {
                return;
            }
            leavers.forEach(leaver -> {
                if (stay.isEmpty() || (!stay.contains(leaver) && !linked(leaver, stay.get(0)))) {
                    loosened.set(leaver);
                }
            });
        });
        return loosened;
    }

    private boolean linked(int thing, int other) {
        return things.get(thing).near.contains(other) || combinations.together(thing, other);
    }

    private void settle(int thing, BitSet changed, List<int[]> parted) {
        Holding holding = things.get(thing);
        boolean possible = evidence.ofAll(holding.values) >= threshold;
        IntSet now = possible ? near(thing, holding) : new IntSet();
        for (int other : holding.near.toArray()) {
            if (!now.contains(other)) {
                holding.near.remove(other);
                things.get(other).near.remove(thing);
                parted.add(new int[] {thing, other});
                changed.set(thing);
                changed.set(other);
            }
        }
        now.forEach(other -> {
            if (holding.near.add(other)) {
                things.get(other).near.add(thing);
                changed.set(thing);
                changed.set(other);
            }
        });
        int[] joining = possible
                ? Arrays.stream(holding.values)
                        .filter(v -> decides(v) || holders(v).size() >= MANY)
                        .toArray()
                : IntSet.NONE;
        if (combinations.put(thing, joining)) {
            changed.set(thing);
        }
    }

    private IntSet near(int thing, Holding holding) {
        var near = new IntSet();
        seen.clear();
        seen.set(thing);
        for (int value : telling(holding)) {
            IntSet of = holders(value);
            for (int i = 0; i < of.size(); i++) {
                int other = of.get(i);
                if (!seen.get(other)) {
                    seen.set(other);
                    Holding its = things.get(other);
                    if (disjoint(holding.deciding, its.deciding)
                            && evidence.between(holding.values, its.values) >= threshold) {
                        near.add(other);
                    }
                }
            }
        }
        return near;
    }

    /**
     * The values over which to look for others: whoever shares enough with a thing shares one of these, since all that is left out is not
     * enough together (the prefix filter of set similarity joins). What most hold is left out first.
     */
    private int[] telling(Holding holding) {
        int[] left = Arrays.stream(holding.values)
                .filter(v -> !decides(v) && holders(v).size() >= MANY)
                .toArray();
        int[] few = Arrays.stream(holding.values)
                .filter(v -> !decides(v) && holders(v).size() < MANY)
                .boxed()
                .sorted(Comparator.comparingInt(v -> -holders(v).size()))
                .mapToInt(Integer::intValue)
                .toArray();
        int count = 0;
        for (int value : few) {
            int[] more = Arrays.copyOf(left, left.length + 1);
            more[left.length] = value;
            if (evidence.ofAll(more) < threshold) {
                left = more;
            } else {
                few[count++] = value;
            }
        }
        return Arrays.copyOf(few, count);
    }

    /** Whether a value is enough by itself; it links all its holders as a combination of one. */
    private boolean decides(int value) {
        return !graph.kind(value).timed() && graph.nats(value) >= threshold;
    }

    private static boolean disjoint(int[] some, int[] others) {
        for (int i = 0, j = 0; i < some.length && j < others.length; ) {
            if (some[i] == others[j]) {
                return false;
            }
            if (some[i] < others[j]) {
                i++;
            } else {
                j++;
            }
        }
        return true;
    }

    private IntSet holders(int value) {
        while (holders.size() <= value) {
            holders.add(new IntSet());
        }
        return holders.get(value);
    }

    /** Whether a thing is there. */
    boolean exists(int thing) {
        return thing < things.size() && things.get(thing).exists;
    }

    /**
     * Calls for every thing linked to this one, as a pair or by a combination; a combination that was walked in the same walk is left out.
     *
     * @param walk combinations walked already; empty at the start of a walk
     */
    void forEachLinked(int thing, BitSet walk, IntConsumer action) {
        things.get(thing).near.forEach(action);
        combinations.forEachTogether(thing, walk, action);
    }

    /** The things that hold a combination, by its number. */
    IntSet holdersOf(int combination) {
        return combinations.holders(combination);
    }

    /** Calls for the number of every combination of a thing. */
    void forEachCombinationNumber(int thing, IntConsumer action) {
        for (int combination : combinations.of(thing)) {
            action.accept(combination);
        }
    }

    /** Calls for every thing linked to this one as a pair. */
    void forEachNear(int thing, IntConsumer action) {
        things.get(thing).near.forEach(action);
    }

    /** The values that make up a combination. */
    int[] valuesOfCombination(int combination) {
        return combinations.values(combination);
    }

    /** A value by its number. */
    SharedValue value(int value) {
        return graph.value(value);
    }

    /** What a combination says, in nats. */
    double natsOfCombination(int combination) {
        return combinations.nats(combination);
    }

    /** What the values of two things say together, in nats. */
    double nats(int thing, int other) {
        return evidence.between(things.get(thing).values, things.get(other).values);
    }

    /** What a thing was last said to hold. */
    int[] values(int thing) {
        return things.get(thing).values;
    }
}
