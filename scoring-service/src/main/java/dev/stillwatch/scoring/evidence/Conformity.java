package dev.stillwatch.scoring.evidence;

import dev.stillwatch.sketch.activity.Activity;
import java.util.Arrays;

/**
 * An account's statistics as far as they were taken, by {@link Component}. Each is taken once, at the close of the first epoch in which the
 * account has reached the milestone, and never changes again. Immutable.
 */
public final class Conformity {

    private static final int NOT_TAKEN = -1;
    private static final Conformity NONE = new Conformity(notTaken());

    private final short[] bins;

    private Conformity(short[] bins) {
        this.bins = bins;
    }

    /** Nothing was taken yet. */
    public static Conformity none() {
        return NONE;
    }

    /**
     * As it was kept.
     *
     * @param steps by component, see {@link Bins}; below 0 where nothing was taken
     * @throws IllegalArgumentException when they are not {@link Component#NUMBER} steps
     */
    public static Conformity of(int[] steps) {
        if (steps.length != Component.NUMBER || Arrays.stream(steps).anyMatch(s -> s >= Bins.NUMBER)) {
            throw new IllegalArgumentException("not the statistics of an account under version " + Component.VERSION);
        }
        short[] bins = notTaken();
        for (int i = 0; i < steps.length; i++) {
            bins[i] = (short) Math.max(NOT_TAKEN, steps[i]);
        }
        return new Conformity(bins);
    }

    /** With what the milestones add that an account has reached meanwhile. */
    public Conformity taken(Activity account) {
        short[] with = bins.clone();
        boolean any = false;
        for (int i = 0; i < with.length; i++) {
            Component component = Component.all().get(i);
            if (!has(i) && account.exchanges() >= Component.MILESTONES.get(component.milestone())) {
                with[i] = (short) component.statistic().bin(account);
                any = true;
            }
        }
        return any ? new Conformity(with) : this;
    }

    /** Whether a statistic was taken. */
    public boolean has(int component) {
        return bins[component] != NOT_TAKEN;
    }

    /** The step a statistic fell into; −1 when it was not taken. */
    public int bin(int component) {
        return bins[component];
    }

    /** All steps by component, −1 where nothing was taken; a copy. */
    public int[] toArray() {
        int[] steps = new int[bins.length];
        for (int i = 0; i < bins.length; i++) {
            steps[i] = bins[i];
        }
        return steps;
    }

    private static short[] notTaken() {
        short[] bins = new short[Component.NUMBER];
        Arrays.fill(bins, (short) NOT_TAKEN);
        return bins;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Conformity that && Arrays.equals(bins, that.bins);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bins);
    }

    @Override
    public String toString() {
        return Arrays.toString(bins);
    }
}
