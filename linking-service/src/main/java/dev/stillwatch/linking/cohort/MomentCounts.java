package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.LinkWeights;
import dev.stillwatch.linking.evidence.Moment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many accounts did the same at the same time, of all that are watched: what two that did share by chance. Told by each task for its own accounts. */
final class MomentCounts {

    /** What one task counts, and the day it told so. */
    private record Told(int accounts, int day) {}

    private final Map<Moment, Map<Integer, Told>> counts = new HashMap<>();

    /** A task counts so many by now, as of a day. */
    void put(Moment moment, int source, int accounts, int day) {
        counts.computeIfAbsent(moment, m -> new HashMap<>()).put(source, new Told(accounts, day));
    }

    /** How many did it; 0 when nobody has told. */
    long of(Moment moment) {
        return counts.getOrDefault(moment, Map.of()).values().stream()
                .mapToLong(Told::accounts)
                .sum();
    }

    /** Forgets what was told longer ago than times of its kind count. Returns the moments of which something was forgotten. */
    List<Moment> expire(int today, LinkWeights weights) {
        var changed = new ArrayList<Moment>();
        counts.forEach((moment, of) -> {
            if (of.values().removeIf(told -> weights.of(moment.kind()).expired(today - told.day()))) {
                changed.add(moment);
            }
        });
        counts.values().removeIf(Map::isEmpty);
        return changed;
    }
}
