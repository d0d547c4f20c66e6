package dev.stillwatch.scoring.account;

import dev.stillwatch.sketch.activity.Releases;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Which partitions of accounts are assessed here, how far each has come, and which releases of models it has seen. Not for several threads.
 *
 * <p>Releases are kept a partition, though each has a copy of all: what an exchange counts as then depends on its own partition alone, and
 * not on which others a replica happens to hold.
 */
public final class Ownership {

    /** No epoch was assessed yet. */
    public static final long NONE = Long.MIN_VALUE;

    private final ToIntFunction<String> partitioning;
    private final Map<Integer, Long> lastEpoch = new HashMap<>();
    private final Map<Integer, Releases> releases = new HashMap<>();

    /**
     * Owns nothing yet.
     *
     * @param partitioning the partition that an account's records are in
     */
    public Ownership(ToIntFunction<String> partitioning) {
        this.partitioning = partitioning;
    }

    /** The partition that an account's records are in. */
    public int partitionOf(String account) {
        return partitioning.applyAsInt(account);
    }

    /** Takes a partition whose epochs up to and including this one were assessed, with the releases known by then. */
    public void take(int partition, long assessedThrough, Releases known) {
        lastEpoch.put(partition, assessedThrough);
        releases.put(partition, known);
    }

    /** The releases known in a partition, as far as exchanges may still come close to them. */
    public Releases releases(int partition) {
        return releases.getOrDefault(partition, Releases.none());
    }

    /** Notes a release in a partition that is held here. */
    void learn(int partition, Releases.Released released) {
        releases.computeIfPresent(partition, (p, known) -> known.with(released));
    }

    /** Lets go of releases that nothing at or after a moment can be close to. */
    void forget(long beforeMillis) {
        releases.replaceAll((partition, known) -> known.lately(beforeMillis));
    }

    /** The partitions, in no order. */
    public Set<Integer> partitions() {
        return Set.copyOf(lastEpoch.keySet());
    }

    /** The last epoch of a partition that was assessed. */
    public long assessedThrough(int partition) {
        return lastEpoch.getOrDefault(partition, NONE);
    }

    /** Whether an epoch of a partition is to be assessed here. */
    public boolean due(int partition, long epoch) {
        Long last = lastEpoch.get(partition);
        return last != null && epoch > last;
    }

    /** Notes that all partitions have been assessed through an epoch. */
    public void assessed(long epoch) {
        lastEpoch.replaceAll((partition, last) -> Math.max(last, epoch));
    }
}
