package dev.stillwatch.scoring.signal;

import static dev.stillwatch.scoring.signal.Figures.ramp;

import dev.stillwatch.linking.v1.LinkKind;
import dev.stillwatch.sketch.activity.Counter;

/** Reasoning handles where they were not issued: cross-session replay (September 2026 reports). Ingest keeps the ledger; this counts. */
final class HandleSignals {

    private HandleSignals() {}

    /** Issued to another customer's account: nobody comes by one honestly, so the first is enough. */
    static Observation foreignHandles(Profile p) {
        long foreign = p.activity().count(Counter.HANDLES_FOREIGN);
        int linked = p.bonds().values(LinkKind.LINK_KIND_REASONING_HANDLE)
                + p.bonds().values(LinkKind.LINK_KIND_HANDLE_SOURCE);
        return foreign == 0
                ? Observation.none()
                : new Observation(
                        p.cohort() ? Math.max(ramp((double) foreign, 0, 3), ramp(linked, 0, 3)) : 1,
                        foreign + " reasoning handles presented that were issued to another customer");
    }

    /**
     * Issued to the same account in another session, and handed back with a prompt that draws out training data. Going on with a conversation elsewhere is
     * honest, so without such a prompt it counts little, and only as a habit.
     */
    static Observation replayedHandles(Profile p) {
        double asked = p.activity().count(Counter.ELICITING_REPLAYS);
        double share = p.share(Counter.HANDLES_OTHER_SESSION);
        double habit = 0.3 * ramp(share, 0.1, 0.6) * p.belief(20);
        return new Observation(
                Math.max(asked / (asked + 2), habit),
                p.activity().count(Counter.HANDLES_OTHER_SESSION)
                        + " reasoning handles presented in another session than they were issued in, " + (long) asked
                        + " times with a prompt that draws out training data");
    }
}
