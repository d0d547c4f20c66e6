package dev.stillwatch.sketch.activity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Models that were released lately: what tells of an exchange whether it came within two days of a release and whether it used the new
 * model. A set, so neither order nor repeats matter; of more than {@value #MOST} the newest are kept. Immutable.
 *
 * @param all in order of time, then of the model's name
 */
public record Releases(List<Released> all) {

    /** How long after a release an exchange counts for {@link Pivot}: half of one campaign's traffic had moved within 24 hours. */
    public static final Duration WINDOW = Duration.ofDays(2);

    private static final int MOST = 64;
    private static final Releases NONE = new Releases(List.of());

    /**
     * A release.
     *
     * @param atMillis when, milliseconds since 1970
     * @param model the model, as exchanges name it
     */
    public record Released(long atMillis, String model) implements Comparable<Released> {
        @Override
        public int compareTo(Released other) {
            int byTime = Long.compare(atMillis, other.atMillis);
            return byTime != 0 ? byTime : model.compareTo(other.model);
        }

        private long endMillis() {
            return atMillis + WINDOW.toMillis();
        }

        private boolean covers(long millis) {
            return millis >= atMillis && millis < endMillis();
        }
    }

    /** Puts in order, leaves repeats out, and keeps the newest. */
    public Releases {
        List<Released> distinct = List.copyOf(new TreeSet<>(all));
        all = distinct.subList(Math.max(0, distinct.size() - MOST), distinct.size());
    }

    /** No release is known. */
    public static Releases none() {
        return NONE;
    }

    /** These and one more. */
    public Releases with(Released released) {
        if (all.contains(released)) {
            return this;
        }
        var more = new TreeSet<>(all);
        more.add(released);
        return new Releases(List.copyOf(more));
    }

    /** These without what no exchange at or after a moment can be close to. */
    public Releases lately(long millis) {
        return all.isEmpty() || all.getFirst().endMillis() > millis
                ? this
                : new Releases(all.stream().filter(r -> r.endMillis() > millis).toList());
    }

    /** The newest release that an exchange at this moment is within two days of. */
    Optional<Released> before(long millis) {
        return all.reversed().stream().filter(r -> r.covers(millis)).findFirst();
    }

    /** Whether a model was released within two days before this moment. */
    boolean isNew(String model, long millis) {
        return all.stream().anyMatch(r -> r.covers(millis) && r.model().equals(model));
    }
}
