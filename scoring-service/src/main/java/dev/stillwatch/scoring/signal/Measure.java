package dev.stillwatch.scoring.signal;

/** How a signal is read off a subject. A pure function, bounded, and saturating: no single habit can decide a score. */
@FunctionalInterface
interface Measure {

    /** Reads the signal. */
    Observation of(Profile profile);
}
