package dev.stillwatch.scoring.evidence;

import java.util.Arrays;

/**
 * Counts of accounts by one of their statistics, in {@link #NUMBER} equal steps from 0 to 1. Adding is order-free and undoes itself, so
 * counts may be folded from any number of changes. Mutable; one owner.
 */
public final class Bins {

    /** How many steps there are. */
    public static final int NUMBER = 1_000;

    private final long[] counts = new long[NUMBER];
    private long total;

    /** The step that a statistic falls into; a statistic of 1 falls into the last. */
    public static int of(double statistic) {
        return Math.clamp((long) Math.floor(statistic * NUMBER), 0, NUMBER - 1);
    }

    /** Adds accounts to a step; a negative number takes them away. */
    public void add(int bin, long accounts) {
        counts[bin] += accounts;
        total += accounts;
    }

    /** How many accounts are counted. */
    public long total() {
        return total;
    }

    /** How many of them are in a step or above it. */
    public long atOrAbove(int bin) {
        long above = 0;
        for (int i = bin; i < NUMBER; i++) {
            above += counts[i];
        }
        return above;
    }

    /** The counts by step, a copy. */
    public long[] toArray() {
        return counts.clone();
    }

    /** Whether no step holds anything. */
    public boolean isEmpty() {
        return Arrays.stream(counts).allMatch(c -> c == 0);
    }
}
