package dev.stillwatch.linking.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The connected parts of linked things, kept up to date. A part in which a thing was loosened is walked again; where links have only come, parts are
 * joined, which costs what came and not what stands.
 */
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

    /** Takes in that the links of some things have changed, that they are new, or that they are no more. */
    Labels.Update update(NearPairs.Change change) {
        var old = new HashSet<Integer>();
        var pool = (BitSet) change.loosened().clone();
        change.things().stream().filter(thing -> !links.exists(thing)).forEach(pool::set);
        for (int thing : pool.stream().toArray()) {
            claim(thing, old, pool);
        }
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
        join(change.things(), walked, old, parts);
        return labels.replace(old, parts);
    }

    private void claim(int thing, Set<Integer> old, BitSet pool) {
        int label = labels.of(thing);
        if (label != Labels.NONE && old.add(label)) {
            labels.members(label).forEach(pool::set);
        }
    }

    private int[] walk(int from, BitSet walked) {
        var part = new IntQueue();
        var combinations = new BitSet();
        walked.set(from);
        part.add(from);
        for (int i = 0; i < part.size(); i++) {
            links.forEachLinked(part.get(i), combinations, other -> {
                if (!walked.get(other)) {
                    walked.set(other);
                    part.add(other);
                }
            });
        }
        return part.sorted();
    }

    /** Joins the parts of changed things with the parts they are linked to; nothing there was loosened. */
    private void join(BitSet changed, BitSet walked, Set<Integer> old, List<int[]> parts) {
        var joined = new Joined();
        var anchors = new HashMap<Integer, Integer>();
        changed.stream()
                .filter(thing -> !walked.get(thing) && links.exists(thing))
                .forEach(thing -> {
                    int part = joined.of(thing);
                    links.forEachNear(thing, other -> joined.join(part, joined.of(other)));
                    links.forEachCombinationNumber(thing, combination -> {
                        int anchor = anchors.computeIfAbsent(combination, c -> anchor(links.holdersOf(c), changed));
                        joined.join(part, joined.of(anchor));
                    });
                });
        joined.parts(old).stream().filter(part -> part.length >= smallest).forEach(parts::add);
    }

    /** A holder that has not changed, with which all who have not are connected already; the first where all have. */
    private static int anchor(IntSet holders, BitSet changed) {
        for (int i = 0; i < holders.size(); i++) {
            if (!changed.get(holders.get(i))) {
                return holders.get(i);
            }
        }
        return holders.get(0);
    }

    /** What becomes one: old parts, and things that were in none (union-find). */
    private final class Joined {
        private final Map<Integer, Integer> ofLabel = new HashMap<>();
        private final Map<Integer, Integer> ofThing = new HashMap<>();
        private final List<int[]> things = new ArrayList<>();
        private final IntQueue parents = new IntQueue();

        private int of(int thing) {
            int label = labels.of(thing);
            return label == Labels.NONE
                    ? ofThing.computeIfAbsent(thing, t -> make(new int[] {t}))
                    : ofLabel.computeIfAbsent(label, l -> make(labels.members(l).toArray()));
        }

        private int make(int[] of) {
            things.add(of);
            parents.add(parents.size());
            return parents.size() - 1;
        }

        private int root(int part) {
            int root = part;
            while (parents.get(root) != root) {
                parents.set(root, parents.get(parents.get(root)));
                root = parents.get(root);
            }
            return root;
        }

        private void join(int one, int other) {
            parents.set(root(one), root(other));
        }

        private List<int[]> parts(Set<Integer> old) {
            old.addAll(ofLabel.keySet());
            var byRoot = new HashMap<Integer, List<int[]>>();
            for (int part = 0; part < things.size(); part++) {
                byRoot.computeIfAbsent(root(part), r -> new ArrayList<>()).add(things.get(part));
            }
            return byRoot.values().stream()
                    .map(all -> all.size() == 1
                            ? all.getFirst()
                            : all.stream().flatMapToInt(Arrays::stream).sorted().toArray())
                    .toList();
        }
    }

    /** Numbers in the order they came. */
    private static final class IntQueue {
        private int[] items = new int[16];
        private int size;

        private void add(int item) {
            if (size == items.length) {
                items = Arrays.copyOf(items, size * 2);
            }
            items[size++] = item;
        }

        private int get(int index) {
            return items[index];
        }

        private void set(int index, int item) {
            items[index] = item;
        }

        private int size() {
            return size;
        }

        private int[] sorted() {
            return IntStream.range(0, size).map(i -> items[i]).sorted().toArray();
        }
    }
}
