package dev.stillwatch.cli.bench;

import java.util.Set;

/**
 * What to measure, and for how long.
 *
 * @param exchanges exchanges that are simulated and sent, 1,000 or more
 * @param seconds length of each measurement of {@link Part#CHECK}; there are twenty
 * @param parts what is measured and shown
 */
public record BenchOptions(int exchanges, int seconds, Set<Part> parts) {

    /** Fewest exchanges that say anything. */
    public static final int FEWEST = 1_000;

    /** Copies the parts and checks the figures. */
    public BenchOptions {
        if (exchanges < FEWEST) {
            throw new IllegalArgumentException(
                    "Ask for 1,000 exchanges or more; " + exchanges + " say nothing about speed");
        }
        if (seconds < 1) {
            throw new IllegalArgumentException("A measurement lasts a second or more, not " + seconds);
        }
        parts = Set.copyOf(parts);
    }

    boolean wants(Part part) {
        return parts.contains(part);
    }

    /** Whether services have to be run one by one: measuring Redis and Check needs what they leave behind. */
    boolean needsStages() {
        return wants(Part.STAGES) || wants(Part.REDIS) || wants(Part.CHECK);
    }

    /** Whether the broker's limit is needed. */
    boolean needsBroker() {
        return wants(Part.BROKER) || wants(Part.PLATFORM) || wants(Part.STAGES);
    }
}
