package dev.stillwatch.intel.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and moments as people read them; always UTC, always the same whatever machine writes them. */
final class Figures {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);
    private static final double LN10 = Math.log(10);

    /** Above a million a number is told by its power of ten. */
    private static final double PLAIN = Math.log(1e6);

    private Figures() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String count(JsonNode number) {
        return count(number.asLong());
    }

    static String percent(double share) {
        long hundredths = Math.round(share * 10_000);
        return hundredths % 100 == 0
                ? hundredths / 100 + " %"
                : String.format(Locale.ROOT, "%.2f %%", hundredths / 100.0);
    }

    static String day(JsonNode moment) {
        return moment.isTextual() ? DAY.format(at(moment)) : "unknown";
    }

    static String minute(JsonNode moment) {
        return moment.isTextual() ? MINUTE.format(at(moment)) : "never";
    }

    private static java.time.ZonedDateTime at(JsonNode moment) {
        return Instant.parse(moment.asText()).atZone(ZoneOffset.UTC);
    }

    /** Days from one moment to another, at least one where both are known. */
    static long days(JsonNode from, JsonNode to) {
        return from.isTextual() && to.isTextual()
                ? Math.max(
                        1,
                        Math.ceilDiv(
                                Duration.between(Instant.parse(from.asText()), Instant.parse(to.asText()))
                                        .toHours(),
                                24L))
                : 0;
    }

    /** A number given by its natural logarithm, as markup. */
    static String exponential(double logarithm) {
        if (logarithm < PLAIN) {
            double value = Math.exp(logarithm);
            return value < 10 ? String.format(Locale.ROOT, "%.2f", value) : count(Math.round(value));
        }
        return "10<sup>" + (long) Math.floor(logarithm / LN10) + "</sup>";
    }

    /** What evidence of a weight in nats does to the odds, in words. */
    static String factor(double weight) {
        double times = Math.exp(Math.abs(weight));
        String number = times < 10 ? String.format(Locale.ROOT, "%.1f", times) : count(Math.round(times));
        return weight >= 0 ? "for, " + number + " times" : "against, " + number + " times";
    }
}
