package dev.stillwatch.enforcement.check;

import dev.stillwatch.enforcement.policy.Ladder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that takes effect on one account. Immutable, and small: there is one for each account that is acted on.
 *
 * @param held the actions in force, the strongest first; at least one
 */
public record Standing(List<Held> held) {

    private static final Comparator<Held> STRONGEST_FIRST = Comparator.comparingInt((Held h) -> Ladder.rung(h.kind()))
            .reversed()
            .thenComparing(Held::actionId);

    /** Copies the list. */
    public Standing {
        held = List.copyOf(held);
        if (held.isEmpty()) {
            throw new IllegalArgumentException("An account on which nothing takes effect has no standing");
        }
    }

    /** The strongest action; it hides the others. */
    public Held strongest() {
        return held.getFirst();
    }

    /** A standing with this action, in place of an earlier record of it. */
    public static Standing with(@Nullable Standing before, Held action) {
        List<Held> next = others(before, action.actionId());
        next.add(action);
        next.sort(STRONGEST_FIRST);
        return new Standing(next);
    }

    /** A standing without this action; null when nothing takes effect any more. */
    public static @Nullable Standing without(@Nullable Standing before, String actionId) {
        List<Held> next = others(before, actionId);
        return next.isEmpty() ? null : new Standing(next);
    }

    private static List<Held> others(@Nullable Standing before, String actionId) {
        List<Held> others = new ArrayList<>(before == null ? List.of() : before.held());
        others.removeIf(h -> h.actionId().equals(actionId));
        return others;
    }
}
