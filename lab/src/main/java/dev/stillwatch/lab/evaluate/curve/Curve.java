package dev.stillwatch.lab.evaluate.curve;

import dev.stillwatch.lab.simulate.Sweep;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A dial, and where it is set. */
public enum Curve {
    /** People for each of the campaign's accounts. */
    DILUTION("people for each account of the campaign", true, 10, 30, 100, 300, 1_000),
    /** Exchanges a day of the campaign's mean account. */
    RATE("exchanges a day of an account of the campaign", true, 2, 5, 10, 25, 50, 100),
    /** Share of the campaign's traffic that is there to look human. */
    COVER("share of cover in the campaign's traffic", false, 0, 0.25, 0.5, 0.75, 0.9);

    private final String axis;
    private final boolean logarithmic;
    private final double[] values;

    Curve(String axis, boolean logarithmic, double... values) {
        this.axis = axis;
        this.logarithmic = logarithmic;
        this.values = values.clone();
    }

    /** What its files are called, and people call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where the dial is set, in ascending order. */
    public List<Double> values() {
        return Arrays.stream(values).boxed().toList();
    }

    /** A sweep with the dial set to a value. */
    public Sweep set(Sweep sweep, double value) {
        return switch (this) {
            case DILUTION -> sweep.withDilution(value);
            case RATE -> sweep.withRate(value);
            case COVER -> sweep.withCover(value);
        };
    }

    String axis() {
        return axis;
    }

    boolean isLogarithmic() {
        return logarithmic;
    }
}
