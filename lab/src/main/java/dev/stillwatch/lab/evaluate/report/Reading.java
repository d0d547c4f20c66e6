package dev.stillwatch.lab.evaluate.report;

import org.jspecify.annotations.Nullable;

/** What one run says of one measure. */
public sealed interface Reading {
    /** A number. */
    record Value(double value) implements Reading {}

    /** A share of equal things, such as accounts. */
    record Share(long part, long whole) implements Reading {
        /** Its value, 0 to 1. */
        public double value() {
            return (double) part / whole;
        }
    }

    /** What was waited for did not happen. */
    record Never() implements Reading {}

    /** It can't be told: too few accounts to resolve it, or there was nothing to measure. */
    record Unknown() implements Reading {}

    /** A number; unknown when null. */
    static Reading number(@Nullable Number value) {
        return value == null ? new Unknown() : new Value(value.doubleValue());
    }

    /** When something happened; never when null. */
    static Reading time(@Nullable Double value) {
        return value == null ? new Never() : new Value(value);
    }

    /** A share of so many; unknown when null or of nothing. */
    static Reading share(@Nullable Double value, long whole) {
        return value == null || whole == 0 ? new Unknown() : new Share(Math.round(value * whole), whole);
    }
}
