package dev.stillwatch.linking.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/** The connected parts of linked things, kept up to date: only parts that hold a changed thing are walked again. */
final class Components {

    private final NearPairs links;
    private final int smallest;
    private final Labels labels = new Labels();

    /**
     * Nothing connected yet.
     *
     * @param smallest things that a part must have to count as one: 1 or 2
     */
    Components(NearPairs links, int smallest) {
        this.links = links;
        this.smallest = smallest;
    }

    /** The parts as they are. */
    Labels labels() {
        return labels;
    }

    /** Takes in that the links of some things have changed. */
    Labels.Update update(BitSet changed) {
        var old = new HashSet<Integer>();
        var pool = (BitSet) changed.clone();
        changed.stream().forEach(thing -> claim(thing, old, pool));
        var parts = new ArrayList<int[]>();
        var walked = new BitSet();
        for (int thing = pool.nextSetBit(0); thing >= 0; thing = pool.nextSetBit(thing + 1)) {
            if (!walked.get(thing) && links.exists(thing)) {
                int[] part = walk(thing, walked);
                for (int reached : part) {
                    claim(reached, old, pool);
                }
                if (part.length >= smallest) {
                    parts.add(part);
                }
            }
        }
        return labels.replace(old, parts);
    }

    private void claim(int thing, Set<Integer> old, BitSet pool) {
        int label = labels.of(thing);
        if (label != Labels.NONE && old.add(label)) {
            labels.members(label).forEach(pool::set);
        }
    }

    private int[] walk(int from, BitSet walked) {
        var part = new Queue();
        var combinations = new BitSet();
        walked.set(from);
        part.add(from);
        for (int i = 0; i < part.size; i++) {
            links.forEachLinked(part.items[i], combinations, other -> {
                if (!walked.get(other)) {
                    walked.set(other);
                    part.add(other);
                }
            });
        }
        return part.sorted();
    }

    /** Things in the order they were reached. */
    private static final class Queue {
        private int[] items = new int[16];
        private int size;

        private void add(int item) {
            if (size == items.length) {
                items = Arrays.copyOf(items, size * 2);
            }
            items[size++] = item;
        }

        private int[] sorted() {
            int[] sorted = Arrays.copyOf(items, size);
            Arrays.sort(sorted);
            return sorted;
        }
    }
}
