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

    /** Whether its own habits speak for extraction on balance: its own score is not below that of an account of which nothing is known. */
    boolean leans;

    /** Whether its own habits speak clearly against extraction. */
    boolean speaksAgainst;

    /** Whether it shows by itself nothing, or nothing yet, of what campaigns do. */
    boolean bystander;

    /** Whether it signed up two months or more before its first exchange. */
    boolean longStanding;

    /** When the holder last passed a verification, milliseconds since 1970. */
    long passedMillis = Long.MIN_VALUE;

    /** The organisation it belongs to; empty when in none. */
    String organization = "";

    /** The programme it came in by; empty when by none. */
    String programme = "";

    /** The probability that it takes part in extraction by itself, as last assessed. */
    double ownScore;

    /** The cohort it is in; null when in none. */
    @Nullable
    String cohortId;
}
