package dev.stillwatch.enforcement.api;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Names of answers: random, so that nothing can be read from one, neither what is in force nor that anything is, and no two of one
 * account can be told to belong together.
 */
final class DecisionIds {

    private DecisionIds() {}

    /** A new one: 32 hexadecimal digits. */
    static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
}
