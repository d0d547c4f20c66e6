package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.Steps;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * What was counted of groups before it changed: how many a core had, and how many of it held a value. From that it tells the values that say something else for a
 * group than before. Most do not: what one of many happens to hold says nothing before and after.
 */
final class Turned {

    private final Map<Long, Integer> holdersBefore = new HashMap<>();
    private final Map<Integer, Integer> sizesBefore = new HashMap<>();

    /** So many of a group's core held a value, and now others do. */
    void count(int value, int group, int before) {
        holdersBefore.putIfAbsent(key(value, group), before);
    }

    /** A group's core had so many, and now others. */
    void size(int group, int before) {
        sizesBefore.putIfAbsent(group, before);
    }

    private static long key(int value, int group) {
        return (long) value << Integer.SIZE | group;
    }

    /** The values that say something else than before for some group. */
    BitSet values(EvidenceGraph graph, Presence presence, Map<Integer, IntSet> cores) {
        var turned = new BitSet();
        holdersBefore.forEach((key, holders) -> {
            int value = (int) (key >>> Integer.SIZE);
            int group = key.intValue();
            if (!turned.get(value)) {
                turned.set(value, differs(graph, value, group, holders, presence, cores));
            }
        });
        sizesBefore.forEach((group, size) -> {
            IntSet core = cores.getOrDefault(group, new IntSet());
            if (Steps.floor(core.size()) != Steps.floor(size)) {
                var seen = new BitSet();
                core.forEach(account -> graph.held(account).forEach(value -> {
                    if (!seen.get(value) && !turned.get(value)) {
                        seen.set(value);
                        int holders = holdersBefore.getOrDefault(
                                key(value, group), presence.of(value).of(group));
                        turned.set(value, differs(graph, value, group, holders, presence, cores));
                    }
                }));
            }
        });
        return turned;
    }

    private boolean differs(
            EvidenceGraph graph, int value, int group, int before, Presence presence, Map<Integer, IntSet> cores) {
        IntSet core = cores.getOrDefault(group, new IntSet());
        int sizeBefore = sizesBefore.getOrDefault(group, core.size());
        return says(graph, value, before, sizeBefore)
                != says(graph, value, presence.of(value).of(group), core.size());
    }

    private static double says(EvidenceGraph graph, int value, int holders, int size) {
        return holders <= 0 || size <= 0 ? 0 : Math.max(0, graph.nats(value) - Growth.rareness(size, holders));
    }

    /** Begins anew. */
    void clear() {
        holdersBefore.clear();
        sizesBefore.clear();
    }
}
