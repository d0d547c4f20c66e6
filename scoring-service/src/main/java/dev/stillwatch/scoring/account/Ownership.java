package dev.stillwatch.scoring.account;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Which partitions of accounts are assessed here, and how far each has come. Not for several threads. */
public final class Ownership {

    /** No epoch was assessed yet. */
    public static final long NONE = Long.MIN_VALUE;

    private final ToIntFunction<String> partitioning;
    private final Map<Integer, Long> lastEpoch = new HashMap<>();

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

    /** Takes a partition whose epochs up to and including this one were assessed. */
    public void take(int partition, long assessedThrough) {
        lastEpoch.put(partition, assessedThrough);
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
