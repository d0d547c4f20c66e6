package dev.stillwatch.ingest.state;

/**
 * What makes an event the same as another: a keyed hash, and the day of event time under which it is remembered.
 *
 * @param hash SipHash-2-4 of the exchange id, or of an account fact or release as it is written; a chance of one in 10^10 that a new
 *     event is taken for one of three days at 10,000 a second
 * @param day days since 1970 in event time
 */
public record Identity(long hash, long day) {

    /** Sets that the identities of a day are spread over; each its own cluster slot. */
    public static final int SHARDS = 16;

    /** The set it belongs to. */
    public int shard() {
        return (int) (hash >>> 60);
    }
}
