package dev.stillwatch.enforcement.campaign;

import static dev.stillwatch.enforcement.v1.Campaign.State.STATE_CLOSED;
import static dev.stillwatch.enforcement.v1.Campaign.State.STATE_CONFIRMED;
import static dev.stillwatch.enforcement.v1.Campaign.State.STATE_CONTAINED;
import static dev.stillwatch.enforcement.v1.Campaign.State.STATE_DISMISSED;
import static dev.stillwatch.enforcement.v1.Campaign.State.STATE_SUSPECTED;

import dev.stillwatch.enforcement.v1.Campaign;
import java.util.Map;
import java.util.Set;

/** Which states a case may go to, from which, and who may move it. */
public final class Lifecycle {

    /** Who moves a case. */
    public enum Mover {
        /** An analyst. */
        PERSON,
        /** A policy that acted on its accounts, or new evidence. */
        POLICY,
        /** Linking: its cohort was merged or is no more. */
        LINKING
    }

    private static final Map<Mover, Map<Campaign.State, Set<Campaign.State>>> TABLE = Map.of(
            Mover.PERSON,
            Map.of(
                    STATE_SUSPECTED, Set.of(STATE_CONFIRMED, STATE_CLOSED, STATE_DISMISSED),
                    STATE_CONFIRMED, Set.of(STATE_CLOSED, STATE_DISMISSED),
                    STATE_CONTAINED, Set.of(STATE_CONFIRMED, STATE_CLOSED, STATE_DISMISSED),
                    STATE_CLOSED, Set.of(STATE_CONFIRMED, STATE_DISMISSED)),
            Mover.POLICY,
            Map.of(
                    STATE_SUSPECTED, Set.of(STATE_CONTAINED),
                    STATE_CONFIRMED, Set.of(STATE_CONTAINED),
                    STATE_CONTAINED, Set.of(STATE_CONTAINED),
                    STATE_CLOSED, Set.of(STATE_CONTAINED),
                    STATE_DISMISSED, Set.of(STATE_SUSPECTED)),
            Mover.LINKING,
            Map.of(
                    STATE_SUSPECTED, Set.of(STATE_CLOSED),
                    STATE_CONFIRMED, Set.of(STATE_CLOSED),
                    STATE_CONTAINED, Set.of(STATE_CLOSED)));

    private Lifecycle() {}

    /** Whether a mover may take a case from one state to another. */
    public static boolean allows(Mover mover, Campaign.State from, Campaign.State to) {
        return TABLE.getOrDefault(mover, Map.of()).getOrDefault(from, Set.of()).contains(to);
    }

    /** Whether a case is still worked on: neither closed nor dismissed. */
    public static boolean live(Campaign.State state) {
        return switch (state) {
            case STATE_SUSPECTED, STATE_CONFIRMED, STATE_CONTAINED -> true;
            case STATE_CLOSED, STATE_DISMISSED, STATE_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    }
}
