package dev.stillwatch.intel.config;

/**
 * In which order the parts of this service start; they end in reverse. What others wait for ends last: a publisher whose reader is gone would wait for
 * its own records in vain, and a client that reports to the publisher likewise.
 */
public final class Parts {

    /** What reads topics into memory. */
    public static final int READERS = -20;

    /** What works the inputs off. */
    public static final int PUBLISHER = 0;

    /** What asks and tells partners. */
    public static final int CLIENTS = 10;

    /** What partners ask. */
    public static final int SERVERS = 20;

    private Parts() {}
}
