package dev.stillwatch.scoring.state;

import java.nio.charset.StandardCharsets;

/** The epoch that every fenced value begins with: 12 digits, so that a script reads it without knowing the rest. */
final class Fence {

    static final int LENGTH = 12;
    private static final long MOST = 999_999_999_999L;

    private Fence() {}

    /** The epoch as digits; before the first epoch of 1970 counts as that one. */
    static String digits(long epoch) {
        String digits = String.valueOf(Math.clamp(epoch, 0, MOST));
        return "0".repeat(LENGTH - digits.length()) + digits;
    }

    static byte[] bytes(long epoch) {
        return digits(epoch).getBytes(StandardCharsets.US_ASCII);
    }

    static long epoch(String value) {
        return Long.parseLong(value, 0, LENGTH, 10);
    }
}
