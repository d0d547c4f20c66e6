package dev.stillwatch.intel.evidence;

import java.util.Arrays;
import java.util.Locale;

/** How much of the evidence a bundle shows. */
public enum Variant {
    /** All of it. */
    FULL,
    /** Without what names an account or a person. */
    REDACTED;

    /** Its word in a manifest. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Variant ofWord(String word) {
        return Arrays.stream(values())
                .filter(v -> v.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no variant " + word));
    }
}
