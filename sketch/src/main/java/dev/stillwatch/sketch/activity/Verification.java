package dev.stillwatch.sketch.activity;

import java.util.Arrays;
import java.util.Optional;

/** How well an account's holder is known, weakest first. The numbers are part of the wire format. */
public enum Verification {
    /** Nothing was checked, or nothing was told. */
    NONE(0),
    /** The e-mail address. */
    EMAIL(1),
    /** The telephone number. */
    PHONE(2),
    /** A payment method. */
    PAYMENT(3),
    /** The organisation. */
    ORGANISATION(4),
    /** The holder's identity. */
    IDENTITY(5);

    private final int level;

    Verification(int level) {
        this.level = level;
    }

    /** The level as a number, 0 to 5; the bucket of {@link Histogram#VERIFICATIONS}. */
    public int level() {
        return level;
    }

    /** Returns the level with a word of the event contract; empty when the word is none. */
    public static Optional<Verification> ofWord(String word) {
        return Arrays.stream(values())
                .filter(level -> level.name().equals(word))
                .findFirst();
    }
}
