package dev.stillwatch.cli.text;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Figures, times and enum values, as people read them. */
public final class Said {

    private Said() {}

    /** A moment, to the second, such as {@code 2026-11-01T00:00:00Z}. */
    public static String at(Timestamp at) {
        return Instant.ofEpochSecond(at.getSeconds())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    /** A whole number with commas. */
    public static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A figure as a whole number with commas. */
    public static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    /** A probability, to three places. */
    public static String score(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** An enum value without its prefix; a dash for the unspecified one. */
    public static String word(Enum<?> value, String prefix) {
        String name = value.name();
        String word = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
        return word.equals("UNSPECIFIED") ? "-" : word;
    }
}
