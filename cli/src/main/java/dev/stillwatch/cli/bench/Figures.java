package dev.stillwatch.cli.bench;

import java.util.Locale;

/** Figures as people read them: no more digits than one run can bear. */
final class Figures {

    private Figures() {}

    /** Such as {@code 12,345/s}. */
    static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%,.0f/s", perSecond);
    }

    /** Such as {@code 0.42 ms}. */
    static String millis(double nanos) {
        return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
    }

    /** Such as {@code 1,234 B}. */
    static String bytes(double bytes) {
        return String.format(Locale.ROOT, "%,.0f B", bytes);
    }

    /** Such as {@code 12.3 %}. */
    static String share(double figure, double limit) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * figure / limit);
    }

    /** Such as {@code 1.23×}. */
    static String times(double figure, double limit) {
        return String.format(Locale.ROOT, "%.2f×", figure / limit);
    }

    /** Such as {@code 3.4}. */
    static String number(double number) {
        return String.format(Locale.ROOT, "%,.1f", number);
    }
}
