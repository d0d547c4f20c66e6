package dev.stillwatch.scoring.cohort;

import dev.stillwatch.scoring.evidence.Bins;
import dev.stillwatch.scoring.evidence.Component;
import dev.stillwatch.scoring.v1.PopulationDelta;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The accounts that nobody linked, by their statistics: the reference of the cohort test. Mutable; one owner. */
public final class Population {

    private final List<Bins> bins =
            Stream.generate(Bins::new).limit(Component.NUMBER).toList();
    private final TreeMap<Integer, Long> through = new TreeMap<>();

    /** Nobody. */
    public Population() {}

    /**
     * A population as it was kept.
     *
     * @param cells accounts by 1,000 × component + step
     * @param through last epoch taken, by partition of accounts
     */
    public Population(Map<Integer, Long> cells, Map<Integer, Long> through) {
        cells.forEach(this::add);
        this.through.putAll(through);
    }

    /** The counts of a component. */
    public Bins bins(int component) {
        return bins.get(component);
    }

    /** Accounts by 1,000 × component + step; cells that count none are missing. */
    public Map<Integer, Long> cells() {
        var cells = new TreeMap<Integer, Long>();
        for (int c = 0; c < Component.NUMBER; c++) {
            long[] counts = bins.get(c).toArray();
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] != 0) {
                    cells.put(c * Bins.NUMBER + i, counts[i]);
                }
            }
        }
        return cells;
    }

    /** How many accounts there are that have reached the first milestone. */
    public long accounts() {
        return bins.getFirst().total();
    }

    /** Last epoch taken, by partition of accounts. */
    public Map<Integer, Long> through() {
        return new TreeMap<>(through);
    }

    /** Takes a change; one taken before changes nothing. */
    void take(PopulationDelta delta) {
        if (delta.getEpoch() <= through.getOrDefault(delta.getPartition(), Long.MIN_VALUE)) {
            return;
        }
        through.put(delta.getPartition(), delta.getEpoch());
        for (int i = 0; i < Math.min(delta.getCellsCount(), delta.getChangesCount()); i++) {
            add(delta.getCells(i), delta.getChanges(i));
        }
    }

    private void add(int cell, long accounts) {
        if (cell >= 0 && cell < Component.NUMBER * Bins.NUMBER) {
            bins.get(cell / Bins.NUMBER).add(cell % Bins.NUMBER, accounts);
        }
    }
}
