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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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

    private final List<Integer> labels = new ArrayList<>();
    private final Map<Integer, IntSet> members = new HashMap<>();
    private final ArrayDeque<Integer> free = new ArrayDeque<>();
    private int next;

    /** The label of a thing's part, or {@link #NONE}. */
    int of(int thing) {
        return thing < labels.size() ? labels.get(thing) : NONE;
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
        var before = new HashMap<Integer, Integer>();
        var was = new HashMap<Integer, IntSet>();
        for (int label : old) {
            IntSet things = members(label);
            was.put(label, things);
            things.forEach(t -> {
                before.put(t, label);
                labels.set(t, NONE);
            });
            members.remove(label);
        }
        var touched = new HashSet<>(old);
        var taken = new HashSet<Integer>();
        var ordered = new ArrayList<>(parts);
        ordered.sort(Comparator.comparingInt(p -> -p.length));
        for (int[] part : ordered) {
            Integer label = mostOf(part, before, taken);
            if (label == null) {
                label = free.isEmpty() ? Integer.valueOf(next++) : free.poll();
            }
            taken.add(label);
            assign(part, label);
            IntSet same = was.get(label);
            if (same != null && Arrays.equals(same.toArray(), part)) {
                touched.remove(label);
            } else {
                touched.add(label);
            }
        }
        old.stream().filter(l -> !taken.contains(l)).forEach(free::add);
        var moved = new BitSet();
        before.forEach((thing, label) -> moved.set(thing, label != of(thing)));
        parts.forEach(
                part -> Arrays.stream(part).filter(t -> !before.containsKey(t)).forEach(moved::set));
        return new Update(touched, moved);
    }

    private static @Nullable Integer mostOf(int[] part, Map<Integer, Integer> before, Set<Integer> taken) {
        var counts = new TreeMap<Integer, Integer>();
        for (int thing : part) {
            Integer label = before.get(thing);
            if (label != null && !taken.contains(label)) {
                counts.merge(label, 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<Integer, Integer>comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private void assign(int[] part, int label) {
        for (int thing : part) {
            while (labels.size() <= thing) {
                labels.add(NONE);
            }
            labels.set(thing, label);
        }
        members.put(label, IntSet.ofSorted(part));
    }
}
