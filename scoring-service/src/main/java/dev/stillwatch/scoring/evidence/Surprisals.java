package dev.stillwatch.scoring.evidence;

import java.util.Arrays;

/**
 * A member's p-values by {@link Component}, as −ln p in millionths of a nat, rounded down so that no p-value is kept too small. Each is
 * fixed when the member is ranked. Immutable.
 */
public final class Surprisals {

    /** What −ln p is kept in. */
    static final double UNITS_PER_NAT = 1e6;

    private static final int NOT_RANKED = -1;
    private static final Surprisals NONE = new Surprisals(notRanked());

    private final int[] values;

    private Surprisals(int[] values) {
        this.values = values;
    }

    /** Nothing was ranked yet. */
    public static Surprisals none() {
        return NONE;
    }

    /**
     * As they were kept.
     *
     * @param values by component in millionths of a nat; below 0 where nothing was ranked
     */
    public static Surprisals of(int[] values) {
        if (values.length != Component.NUMBER) {
            throw new IllegalArgumentException("not the p-values of a member under version " + Component.VERSION);
        }
        return new Surprisals(values.clone());
    }

    /** With one more rank. */
    public Surprisals with(int component, double p) {
        int[] with = values.clone();
        with[component] = (int) Math.floor(-StrictMath.log(p) * UNITS_PER_NAT);
        return new Surprisals(with);
    }

    /** Whether the member was ranked. */
    public boolean has(int component) {
        return values[component] != NOT_RANKED;
    }

    double nats(int component) {
        return values[component] / UNITS_PER_NAT;
    }

    /** In millionths of a nat by component, −1 where nothing was ranked; a copy. */
    public int[] toArray() {
        return values.clone();
    }

    private static int[] notRanked() {
        int[] values = new int[Component.NUMBER];
        Arrays.fill(values, NOT_RANKED);
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Surprisals that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
