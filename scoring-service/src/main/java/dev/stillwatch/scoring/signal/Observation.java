package dev.stillwatch.scoring.signal;

/**
 * What a signal shows of one subject.
 *
 * @param strength how strongly, 0 (not at all) to 1 (as strongly as it counts)
 * @param detail one sentence for an analyst, in figures; holds no content and no personal identifier
 */
record Observation(double strength, String detail) {

    private static final Observation NONE = new Observation(0, "");

    /** Nothing shows. */
    static Observation none() {
        return NONE;
    }
}
