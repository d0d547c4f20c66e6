package dev.stillwatch.linking.cohort;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Links that join many at once. Of the values of a thing that many hold, or that are enough alone, the {@value #MOST_VALUES} heaviest are tried
 * alone, in twos and in threes; whoever holds all of a combination that reaches the threshold is linked with all others who do.
 */
final class Combinations {

    /** Values of a thing that are tried, at most. */
    static final int MOST_VALUES = 8;

    /** Of one aspect, so that eight bands of one template do not crowd out everything else. */
    static final int MOST_OF_ASPECT = 2;

    private final EvidenceGraph graph;
    private final double threshold;
    private final PairEvidence evidence;
    private final Numbers<Combination> numbers = new Numbers<>();
    private final List<IntSet> things = new ArrayList<>();
    private final Map<Integer, Set<Combination>> held = new HashMap<>();

    Combinations(EvidenceGraph graph, double threshold) {
        this.graph = graph;
        this.threshold = threshold;
        this.evidence = new PairEvidence(graph);
    }

    /** Sets the values of a thing that may be combined; true when its combinations have changed. */
    boolean put(int thing, int[] values) {
        Set<Combination> before = held.getOrDefault(thing, Set.of());
        Set<Combination> now = values.length == 0 ? Set.of() : sufficient(chosen(values));
        if (now.equals(before)) {
            return false;
        }
        for (Combination gone : before) {
            if (!now.contains(gone)) {
                int number = numbers.of(gone);
                things.get(number).remove(thing);
                if (things.get(number).isEmpty()) {
                    numbers.release(number);
                }
            }
        }
        for (Combination combination : now) {
            if (!before.contains(combination)) {
                int number = numbers.of(combination);
                if (number == things.size()) {
                    things.add(new IntSet());
                }
                things.get(number).add(thing);
            }
        }
        if (now.isEmpty()) {
            held.remove(thing);
        } else {
            held.put(thing, now);
        }
        return true;
    }

    /** Calls for all that share a combination with a thing, each combination once a walk. */
    void forEachTogether(int thing, BitSet walk, IntConsumer action) {
        for (Combination combination : held.getOrDefault(thing, Set.of())) {
            int number = numbers.of(combination);
            if (!walk.get(number)) {
                walk.set(number);
                things.get(number).forEach(action);
            }
        }
    }

    /** Takes a combination and what it says. */
    @FunctionalInterface
    interface Action {
        /** A combination by number, and its evidence in nats. */
        void accept(int combination, double nats);
    }

    /** Calls for every combination of a thing. */
    void forEach(int thing, Action action) {
        for (Combination combination : held.getOrDefault(thing, Set.of())) {
            action.accept(numbers.of(combination), evidence.ofAll(combination.values()));
        }
    }

    private int[] chosen(int[] values) {
        List<Integer> heaviest = new ArrayList<>();
        for (int value : values) {
            heaviest.add(value);
        }
        heaviest.sort(Comparator.<Integer>comparingDouble(v -> -graph.nats(v)).thenComparing(graph::value));
        var ofAspect = new HashMap<Object, Integer>();
        return heaviest.stream()
                .filter(v -> ofAspect.merge(graph.kind(v).aspect(), 1, Integer::sum) <= MOST_OF_ASPECT)
                .limit(MOST_VALUES)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The smallest combinations that reach the threshold: one that holds a sufficient one adds nothing. */
    private Set<Combination> sufficient(int[] values) {
        var found = new HashSet<Combination>();
        int n = values.length;
        var alone = new boolean[n];
        var two = new boolean[n][n];
        for (int i = 0; i < n; i++) {
            alone[i] = reaches(found, values[i]);
        }
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                two[i][j] = alone[i] || alone[j] || reaches(found, values[i], values[j]);
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                for (int k = j + 1; k < n; k++) {
                    if (!two[i][j] && !two[i][k] && !two[j][k]) {
                        reaches(found, values[i], values[j], values[k]);
                    }
                }
            }
        }
        return found;
    }

    private boolean reaches(Set<Combination> found, int... values) {
        return evidence.ofAll(values) >= threshold && found.add(Combination.of(values));
    }
}
