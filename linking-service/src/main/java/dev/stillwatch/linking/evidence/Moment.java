package dev.stillwatch.linking.evidence;

/**
 * Something that an account did at a time, as coarse as it is compared. Of each moment it is counted how many accounts had it, so that what a release day or an evening brings
 * about for many says little for any two ({@link KindWeight#nats(int, long, double)}).
 *
 * @param kind what was done, of the group {@link Group#TIMING}
 * @param slot when, and of daily patterns which: 0 to 2²⁴ − 1
 */
public record Moment(Kind kind, int slot) {

    private static final int SLOT_BITS = 24;
    private static final int HASH_BITS = Long.SIZE - SLOT_BITS;
    private static final long HASH_MASK = (1L << HASH_BITS) - 1;
    private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;

    /** Refuses what is no moment. */
    public Moment {
        if (kind.group() != Group.TIMING || slot < 0 || slot > SLOT_MASK) {
            throw new IllegalArgumentException("No moment: " + kind + " at " + slot);
        }
    }

    /** Of a number of slots since 1970, however large. */
    static Moment of(Kind kind, long slot) {
        return new Moment(kind, (int) (slot & SLOT_MASK));
    }

    /**
     * The moment together with something weaker: what two accounts share that did the same at the same time and have that in common.
     *
     * @param what tells apart what was done, such as which model was turned to; 0 when there is nothing
     */
    SharedValue with(SharedValue weaker, long what) {
        long hash = Hashes.of(kind.code(), what, weaker.kind().code(), weaker.hash());
        return new SharedValue(kind, (long) slot << HASH_BITS | Math.max(1, hash & HASH_MASK));
    }

    /** The moment that is in a shared value of the group {@link Group#TIMING}. */
    public static Moment in(SharedValue value) {
        return new Moment(value.kind(), (int) (value.hash() >>> HASH_BITS));
    }
}
