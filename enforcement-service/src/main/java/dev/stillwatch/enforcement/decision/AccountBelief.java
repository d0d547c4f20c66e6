package dev.stillwatch.enforcement.decision;

import org.jspecify.annotations.Nullable;

/** What is kept of one account: little, for there are many. */
final class AccountBelief {

    /** Age of the newest assessment, milliseconds since 1970. */
    long asOfMillis = Long.MIN_VALUE;

    /** Exchanges up to then. */
    long exchanges;

    /** Whether the holder is known as an organisation or by identity. */
    boolean verified;

    /** The cohort it is in; null when in none. */
    @Nullable
    String cohortId;
}
