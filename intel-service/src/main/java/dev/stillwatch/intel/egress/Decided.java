package dev.stillwatch.intel.egress;

/**
 * What a person's consent led to.
 *
 * @param outcome what happened
 * @param pending the release after it
 */
public record Decided(Outcome outcome, Pending pending) {

    /** What happened. */
    public enum Outcome {
        /** One person agreed; it waits for another. */
        WAITS,
        /** Enough persons agreed: it leaves. */
        RELEASED,
        /** It is not what the person saw; nothing happened. */
        CHANGED,
        /** The same person agreed before; nothing happened. */
        SAME_PERSON
    }
}
