package dev.stillwatch.intel.stix;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Moments as STIX 2.1 writes them: RFC 3339 in UTC with at least three digits after the second. */
public final class StixTime {

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 3, 9, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private StixTime() {}

    /** As text, nothing lost. */
    public static String format(Instant moment) {
        return FORMAT.format(moment);
    }

    /** Cut to the millisecond, as all our objects are. */
    public static Instant cut(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MILLIS);
    }
}
