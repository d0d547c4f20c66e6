package dev.stillwatch.scoring.signal;

import static dev.stillwatch.scoring.signal.Figures.percent;
import static dev.stillwatch.scoring.signal.Figures.ramp;

import dev.stillwatch.sketch.activity.Pivot;

/** What a subject does when a new model comes out. */
final class ReleaseSignals {

    /** Exchanges before and after a release at which half of a move is believed. */
    private static final double HALF_BELIEVED_AT = 8;

    private ReleaseSignals() {}

    /**
     * Takes much of its work to a new model within two days of the release, no less of it than before, and work that yields training data
     * both before and after. Any one of these is honest: people try a new model, clients change their default, and what a person asks of it
     * first is often a riddle that stands alone. So all must hold, and the weaker draw of before and after counts.
     */
    static Observation releasePivot(Profile p) {
        return Pivot.of(p.activity()).map(ReleaseSignals::observe).orElse(Observation.none());
    }

    private static Observation observe(Pivot pivot) {
        double draw = Math.min(pivot.movedDraw(), pivot.otherDraw());
        return new Observation(
                ramp(pivot.share(), 0.2, 0.5)
                        * ramp(pivot.kept(), 0.4, 0.8)
                        * ramp(draw, 0.35, 0.55)
                        * belief(pivot.moved())
                        * belief(pivot.before()),
                percent(pivot.share())
                        + " of the exchanges in the two days after a release used the new model, the busiest day "
                        + percent(pivot.kept()) + " of a usual one; they draw training data by "
                        + percent(pivot.movedDraw()) + ", the others by " + percent(pivot.otherDraw()));
    }

    private static double belief(long exchanges) {
        return exchanges / (exchanges + HALF_BELIEVED_AT);
    }
}
