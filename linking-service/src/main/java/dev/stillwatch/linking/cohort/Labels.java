package dev.stillwatch.linking.cohort;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Parts of things, each with a label: a number that stays with most of its things, so that what hangs on it changes little. */
final class Labels {

    /** Label of a thing that is in no part. */
    static final int NONE = -1;

    /**
     * What a change of parts did.
     *
     * @param labels of parts whose things are others than before, of parts that are no more, and of new ones
     * @param things that are in another part than before
     */
    record Update(Set<Integer> labels, BitSet things) {}

    private final IntColumn labels = new IntColumn(NONE);
    private final IntColumn counts = new IntColumn(0);
    private final Map<Integer, IntSet> members = new HashMap<>();
    private final ArrayDeque<Integer> free = new ArrayDeque<>();
    private int next;

    /** The label of a thing's part, or {@link #NONE}. */
    int of(int thing) {
        return labels.get(thing);
    }

    /** The things of a part; empty when there is none of that label. */
    IntSet members(int label) {
        return members.getOrDefault(label, new IntSet());
    }

    /** Labels of all parts. */
    Set<Integer> all() {
        return members.keySet();
    }

    /**
     * Puts new parts in the place of old ones. Each takes the old label that most of its things had, larger parts first.
     *
     * @param old labels of the parts that are no more as they were
     * @param parts what is there instead; ascending things each
     */
    Update replace(Set<Integer> old, List<int[]> parts) {
        var was = new HashMap<Integer, IntSet>();
        for (int label : old) {
            was.put(label, members(label));
            members.remove(label);
        }
        var touched = new HashSet<>(old);
        var taken = new HashSet<Integer>();
        var ordered = new ArrayList<>(parts);
        ordered.sort(Comparator.comparingInt(p -> -p.length));
        var placed = new BitSet();
        var moved = new BitSet();
        for (int[] part : ordered) {
            int label = mostOf(part, taken);
            if (label == NONE) {
                label = free.isEmpty() ? next++ : free.poll();
            }
            taken.add(label);
            for (int thing : part) {
                placed.set(thing);
                if (labels.get(thing) != label) {
                    labels.set(thing, label);
                    moved.set(thing);
                }
            }
            members.put(label, IntSet.ofSorted(part));
            IntSet same = was.get(label);
            if (same != null && Arrays.equals(same.toArray(), part)) {
                touched.remove(label);
            } else {
                touched.add(label);
            }
        }
        was.values()
                .forEach(things -> things.forEach(thing -> {
                    if (!placed.get(thing)) {
                        labels.set(thing, NONE);
                        moved.set(thing);
                    }
                }));
        old.stream().filter(l -> !taken.contains(l)).forEach(free::add);
        return new Update(touched, moved);
    }

    private int mostOf(int[] part, Set<Integer> taken) {
        var seen = new IntSet();
        for (int thing : part) {
            int label = labels.get(thing);
            if (label != NONE && counts.add(label, 1) == 1) {
                seen.add(label);
            }
        }
        int most = NONE;
        for (int i = 0; i < seen.size(); i++) {
            int label = seen.get(i);
            if (!taken.contains(label) && (most == NONE || counts.get(label) > counts.get(most))) {
                most = label;
            }
        }
        seen.forEach(label -> counts.set(label, 0));
        return most;
    }
}
