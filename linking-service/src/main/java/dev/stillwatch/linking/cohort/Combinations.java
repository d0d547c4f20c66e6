package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * Links that join many at once. Of the values of a thing that many hold, or that are enough alone, the {@value #MOST_VALUES} heaviest are tried
 * alone, in twos and in threes; whoever holds all of a combination that reaches the threshold is linked with all others who do.
 */
final class Combinations {

    /** Values of a thing that are tried, at most. */
    static final int MOST_VALUES = 8;

    /** Of one aspect, so that eight bands of one template do not crowd out everything else. */
    static final int MOST_OF_ASPECT = 2;

    /** Phrases say something in threes, and not every account has shown each. */
    private static final int MOST_PHRASES = 5;

    /** Times that are tried beside them: they come with every day, and only add to others. */
    private static final int MOST_TIMES = 1;

    private final EvidenceGraph graph;
    private final double threshold;
    private final PairEvidence evidence;
    private final Numbers<Combination> numbers = new Numbers<>();
    private final List<IntSet> things = new ArrayList<>();
    /** By thing: the numbers of its combinations, ascending. */
    private final List<int[]> held = new ArrayList<>();

    private final Map<Combination, IntSet> left = new HashMap<>();

    Combinations(EvidenceGraph graph, double threshold) {
        this.graph = graph;
        this.threshold = threshold;
        this.evidence = new PairEvidence(graph);
    }

    /** Sets the values of a thing that may be combined; true when its combinations have changed. */
    boolean put(int thing, int[] values) {
        while (held.size() <= thing) {
            held.add(IntSet.NONE);
        }
        int[] before = held.get(thing);
        Set<Combination> now = values.length == 0 ? Set.of() : sufficient(chosen(values));
        if (now.size() == before.length && Arrays.stream(before).allMatch(n -> now.contains(numbers.get(n)))) {
            return false;
        }
        for (int number : before) {
            Combination gone = numbers.get(number);
            if (!now.contains(gone)) {
                left.computeIfAbsent(gone, c -> new IntSet()).add(thing);
                things.get(number).remove(thing);
                if (things.get(number).isEmpty()) {
                    numbers.release(number);
                }
            }
        }
        var numbersNow = new IntSet();
        for (Combination combination : now) {
            int number = numbers.of(combination);
            if (number == things.size()) {
                things.add(new IntSet());
            }
            things.get(number).add(thing);
            numbersNow.add(number);
        }
        held.set(thing, numbersNow.toArray());
        return true;
    }

    /** What some things were linked by and are no longer, since the last call. */
    Map<Combination, IntSet> takeLeft() {
        var taken = Map.copyOf(left);
        left.clear();
        return taken;
    }

    /** The things that hold a combination; empty when none does. */
    IntSet holders(Combination combination) {
        OptionalInt number = numbers.find(combination);
        return number.isPresent() ? things.get(number.getAsInt()) : new IntSet();
    }

    /** The things that hold a combination of a number in use. */
    IntSet holders(int number) {
        return things.get(number);
    }

    /** Numbers of the combinations of a thing, ascending; not to be changed. */
    int[] of(int thing) {
        return thing < held.size() ? held.get(thing) : IntSet.NONE;
    }

    /** Whether a combination links two things. */
    boolean together(int thing, int other) {
        for (int number : of(thing)) {
            if (things.get(number).contains(other)) {
                return true;
            }
        }
        return false;
    }

    /** Calls for all that share a combination with a thing, each combination once a walk. */
    void forEachTogether(int thing, BitSet walk, IntConsumer action) {
        for (int number : of(thing)) {
            if (!walk.get(number)) {
                walk.set(number);
                things.get(number).forEach(action);
            }
        }
    }

    /** The values of a combination of a number in use. */
    int[] values(int number) {
        return numbers.get(number).values();
    }

    /** What a combination of a number in use says, in nats. */
    double nats(int number) {
        return evidence.ofAll(numbers.get(number).values());
    }

    private int[] chosen(int[] values) {
        List<Integer> heaviest = new ArrayList<>();
        for (int value : values) {
            heaviest.add(value);
        }
        heaviest.sort(Comparator.<Integer>comparingDouble(v -> -graph.nats(v)).thenComparing(graph::value));
        var ofAspect = new HashMap<Object, Integer>();
        Stream<Integer> lasting = heaviest.stream()
                .filter(v -> !graph.kind(v).timed())
                .filter(v -> ofAspect.merge(graph.kind(v).aspect(), 1, Integer::sum) <= most(graph.kind(v)))
                .limit(MOST_VALUES);
        Stream<Integer> times =
                heaviest.stream().filter(v -> graph.kind(v).timed()).limit(MOST_TIMES);
        return Stream.concat(lasting, times).mapToInt(Integer::intValue).toArray();
    }

    private static int most(Kind kind) {
        return kind == Kind.PHRASE ? MOST_PHRASES : MOST_OF_ASPECT;
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
