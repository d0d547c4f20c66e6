package dev.stillwatch.sketch.activity;

import java.util.Arrays;

/**
 * Counts by bucket, with what they say about concentration. Meant for histograms of counts; a sum of embeddings has no
 * concentration.
 */
public final class Buckets {
    private final long[] counts;

    Buckets(long[] counts) {
        this.counts = counts;
    }

    /** Number of buckets. */
    public int size() {
        return counts.length;
    }

    /** Count in a bucket, from 0. */
    public long get(int bucket) {
        return counts[bucket];
    }

    /** All counts; a copy. */
    public long[] toArray() {
        return counts.clone();
    }

    /** Counts by bucket modulo a number. */
    Buckets folded(int modulus) {
        long[] folded = new long[modulus];
        for (int i = 0; i < counts.length; i++) {
            folded[i % modulus] += counts[i];
        }
        return new Buckets(folded);
    }

    /** Sum of all counts. */
    public long total() {
        return Arrays.stream(counts).sum();
    }

    /** Number of buckets that are not empty. */
    public int occupied() {
        return (int) Arrays.stream(counts).filter(count -> count != 0).count();
    }

    /** The longest run of empty buckets, the last one followed by the first; as many as there are when all are empty. */
    public int longestGap() {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < 2 * counts.length; i++) {
            run = counts[i % counts.length] == 0 ? run + 1 : 0;
            longest = Math.max(longest, Math.min(run, counts.length));
        }
        return longest;
    }

    /** The greatest count. */
    public long greatest() {
        return Arrays.stream(counts).max().orElse(0);
    }

    /** Share of the fullest bucket, 0 to 1; 0 when all are empty. */
    public double topShare() {
        long total = total();
        return total == 0 ? 0 : (double) greatest() / total;
    }

    /**
     * Mean bucket of the {@code share} of the counts that lie highest, at least one of them, as a share of the highest bucket: 0 to 1. What
     * a minority does shows undiluted.
     */
    public double meanOfHighest(double share) {
        long wanted = Math.max(1, (long) Math.ceil(share * total()));
        long left = Math.min(wanted, total());
        double sum = 0;
        for (int bucket = counts.length - 1; bucket > 0 && left > 0; bucket--) {
            long taken = Math.min(left, counts[bucket]);
            sum += (double) taken * bucket;
            left -= taken;
        }
        return sum / wanted / (counts.length - 1);
    }

    /** Ordered pairs that share a bucket: Σc(c − 1). */
    public long pairs() {
        return Arrays.stream(counts).map(count -> count * (count - 1)).sum();
    }

    /**
     * Unbiased Simpson index Σc(c − 1) / n(n − 1): the chance that two drawn without return share a bucket, 0 to 1; 0 with fewer
     * than two. Values spread at random over b buckets give 1/b.
     */
    public double concentration() {
        long total = total();
        return total < 2 ? 0 : (double) pairs() / ((double) total * (total - 1));
    }

    /** Shannon entropy in nats of the empirical distribution (plug-in, biased low when counts are few); 0 when all are empty. */
    public double entropy() {
        double total = total();
        double entropy = 0;
        for (long count : counts) {
            if (count > 0) {
                entropy -= count / total * StrictMath.log(count / total);
            }
        }
        return entropy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Buckets that && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return Arrays.toString(counts);
    }
}
