package dev.stillwatch.lab.evaluate.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as they stand in tables. */
final class Figures {
    private static final String NONE = "–";

    private Figures() {}

    static String mean(Estimate estimate, Measure.Form form) {
        return estimate.mean() == null && estimate.never() > 0 ? "never" : figure(estimate.mean(), form);
    }

    /** The interval, or nothing where there is none. */
    static String interval(Estimate estimate, Measure.Form form) {
        return estimate.low() == null ? "" : figure(estimate.low(), form) + " – " + figure(estimate.high(), form);
    }

    /** How much one mean is above another, with its sign; what it became where one of the two is not known. */
    static String difference(Estimate estimate, Estimate from, Measure.Form form) {
        if (estimate.mean() == null || from.mean() == null) {
            return from.mean() == null && estimate.mean() == null ? mean(estimate, form) : "→ " + mean(estimate, form);
        }
        double difference = estimate.mean() - from.mean();
        return (difference > 0 ? "+" : "") + figure(difference, form);
    }

    /** How many readings it is of; of how many, where some waited in vain. */
    static String readings(Estimate estimate) {
        return estimate.never() == 0
                ? Integer.toString(estimate.readings())
                : estimate.readings() + " of " + (estimate.readings() + estimate.never());
    }

    static String figure(@Nullable Double value, Measure.Form form) {
        if (value == null) {
            return NONE;
        }
        return switch (form) {
            case SHARE, POOLED -> String.format(Locale.ROOT, value > 0 && value < 0.01 ? "%.5f" : "%.3f", value);
            case COUNT -> String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%,.1f", value);
            case HOURS -> String.format(Locale.ROOT, "%.1f", value);
        };
    }
}
