package dev.stillwatch.linking.cohort;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;

/** Accounts that are one hand by the evidence of pairs: connected, not only by a single link that chance explains as well, and well connected. */
final class Seeds {

    private final Components connected;
    private final NearPairs links;
    private final Bridges bridges;
    private final Labels labels = new Labels();

    Seeds(NearPairs links, Thresholds thresholds) {
        this.connected = new Components(links, 2);
        this.links = links;
        this.bridges = new Bridges(links, thresholds);
    }

    /** The seeds as they are. */
    Labels labels() {
        return labels;
    }

    /**
     * Takes in a change.
     *
     * @param relinked what has changed of the links between accounts
     * @param dirty accounts whose evidence may have changed
     */
    Labels.Update update(NearPairs.Change relinked, BitSet dirty) {
        Labels.Update raw = connected.update(relinked);
        var look = new HashSet<>(raw.labels());
        dirty.stream().map(connected.labels()::of).filter(l -> l != Labels.NONE).forEach(look::add);
        relinked.things().stream()
                .map(connected.labels()::of)
                .filter(l -> l != Labels.NONE)
                .forEach(look::add);

        var old = new HashSet<Integer>();
        raw.things().stream().map(labels::of).forEach(old::add);
        List<int[]> parts = new ArrayList<>();
        for (int label : look) {
            int[] part = connected.labels().members(label).toArray();
            int last = Labels.NONE;
            for (int account : part) {
                int of = labels.of(account);
                if (of != last) {
                    old.add(of);
                    last = of;
                }
            }
            bridges.split(part).stream()
                    .flatMap(whole -> Packs.split(links, whole).stream())
                    .filter(p -> p.length >= 2)
                    .forEach(parts::add);
        }
        old.remove(Labels.NONE);
        return labels.replace(old, parts);
    }
}
