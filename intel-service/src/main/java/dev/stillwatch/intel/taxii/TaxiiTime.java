package dev.stillwatch.intel.taxii;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Moments as TAXII 2.1 writes them: RFC 3339 in UTC, always with six digits after the second (section 2). */
public final class TaxiiTime {

    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private TaxiiTime() {}

    /** As text, cut to the microsecond. */
    public static String format(Instant moment) {
        return MICROS.format(moment);
    }

    /** From text with any number of digits after the second, none too, ending in Z; empty when it is something else. */
    public static Optional<Instant> parse(String text) {
        if (!text.endsWith("Z")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
