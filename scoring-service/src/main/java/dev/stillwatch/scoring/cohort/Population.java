package dev.stillwatch.scoring.cohort;

import dev.stillwatch.scoring.evidence.Bins;
import dev.stillwatch.scoring.v1.PopulationDelta;
import java.util.Map;
import java.util.TreeMap;

/** The accounts that nobody linked, by conformity statistic: the reference of the cohort test. Mutable; one owner. */
public final class Population {

    private final Bins bins = new Bins();
    private final TreeMap<Integer, Long> through = new TreeMap<>();

    /** Nobody. */
    public Population() {}

    /**
     * A population as it was kept.
     *
     * @param counts accounts by step of the statistic
     * @param through last epoch taken, by partition of accounts
     */
    public Population(long[] counts, Map<Integer, Long> through) {
        for (int i = 0; i < counts.length; i++) {
            bins.add(i, counts[i]);
        }
        this.through.putAll(through);
    }

    /** The counts. */
    public Bins bins() {
        return bins;
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
        for (int i = 0; i < Math.min(Bins.NUMBER, delta.getBinsCount()); i++) {
            bins.add(i, delta.getBins(i));
        }
    }
}
