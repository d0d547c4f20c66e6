package dev.stillwatch.cli.client;

/**
 * What became of the events sent over a stream.
 *
 * @param accepted events that were new and are durable
 * @param duplicates events that had been seen before
 * @param rejected events that broke a rule
 */
public record Acknowledged(long accepted, long duplicates, long rejected) {

    /** Nothing yet. */
    public static final Acknowledged NONE = new Acknowledged(0, 0, 0);

    /** Both together. */
    public Acknowledged plus(Acknowledged other) {
        return new Acknowledged(accepted + other.accepted, duplicates + other.duplicates, rejected + other.rejected);
    }

    /** All of them. */
    public long total() {
        return accepted + duplicates + rejected;
    }
}
