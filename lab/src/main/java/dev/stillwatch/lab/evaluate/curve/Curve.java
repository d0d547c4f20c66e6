package dev.stillwatch.lab.evaluate.curve;

import dev.stillwatch.lab.simulate.Sweep;
import java.util.List;
import java.util.Locale;

/** A dial, and where it is set. */
public enum Curve {
    /** People for each of the campaign's accounts. */
    DILUTION("people for each account of the campaign", true),
    /** Exchanges a day of the campaign's mean account. */
    RATE("exchanges a day of an account of the campaign", true),
    /** Share of the campaign's traffic that is there to look human. */
    COVER("share of cover in the campaign's traffic", false);

    private final String axis;
    private final boolean logarithmic;

    Curve(String axis, boolean logarithmic) {
        this.axis = axis;
        this.logarithmic = logarithmic;
    }

    /** What its files are called, and people call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where the dial is set, in ascending order. */
    public List<Double> settings() {
        return switch (this) {
            case DILUTION -> List.of(10.0, 30.0, 100.0, 300.0, 1_000.0);
            case RATE -> List.of(2.0, 5.0, 10.0, 25.0, 50.0, 100.0);
            case COVER -> List.of(0.0, 0.25, 0.5, 0.75, 0.9);
        };
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
