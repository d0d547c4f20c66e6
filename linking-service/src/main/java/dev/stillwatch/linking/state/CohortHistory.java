package dev.stillwatch.linking.state;

import dev.stillwatch.linking.v1.Cohort;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.platform.epoch.EventTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * One cohort through time: what it was at the beginning of what is kept, and every delta since. The oldest deltas are folded into that beginning, so that it is
 * bounded. Guarded by the view that holds it.
 */
final class CohortHistory {

    private final String id;
    private final Deque<CohortDelta> deltas = new ArrayDeque<>();
    private StandingCohort beginning;
    private long knownFrom = Long.MIN_VALUE;
    private boolean dissolvedAtBeginning;

    CohortHistory(String id) {
        this.id = id;
        this.beginning = new StandingCohort(id);
    }

    void add(CohortDelta delta) {
        deltas.addLast(delta);
    }

    /**
     * Folds what was decided before a moment.
     *
     * @return whether nothing is left to know: the cohort had been dissolved by then and nothing came after
     */
    boolean fold(long beforeMillis) {
        while (!deltas.isEmpty() && asOf(deltas.getFirst()) < beforeMillis) {
            CohortDelta delta = deltas.removeFirst();
            if (dissolvedAtBeginning) {
                beginning = new StandingCohort(id);
            }
            beginning.apply(delta);
            dissolvedAtBeginning = delta.getDissolved();
            knownFrom = asOf(delta);
        }
        return deltas.isEmpty() && dissolvedAtBeginning;
    }

    /** Whether what it was at a moment is known still. */
    boolean knows(long atMillis) {
        return atMillis >= knownFrom;
    }

    /** The cohort as it was known at a moment; empty when there was none. */
    Optional<Cohort> at(long atMillis) {
        StandingCohort then = beginning.copy();
        boolean exists = then.exists() && !dissolvedAtBeginning;
        for (CohortDelta delta : deltas) {
            if (asOf(delta) > atMillis) {
                break;
            }
            if (!exists) {
                then = new StandingCohort(id);
            }
            then.apply(delta);
            exists = !delta.getDissolved();
        }
        return exists ? Optional.of(then.toProto()) : Optional.empty();
    }

    private static long asOf(CohortDelta delta) {
        return EventTime.millis(delta.getAsOf());
    }
}
