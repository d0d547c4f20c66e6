package dev.stillwatch.intel.taxii;

import java.util.OptionalLong;

/** The value of {@code next}: opaque to clients; here, the sequence of the last object they were given. */
final class Cursor {

    private Cursor() {}

    static String of(long sequence) {
        return Long.toString(sequence, Character.MAX_RADIX);
    }

    static OptionalLong parse(String text) {
        if (!text.matches("[0-9a-z]{1,12}")) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(text, Character.MAX_RADIX));
    }
}
