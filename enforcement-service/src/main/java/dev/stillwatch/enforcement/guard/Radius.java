package dev.stillwatch.enforcement.guard;

import dev.stillwatch.enforcement.policy.Ladder;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.platform.epoch.EventTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The felt actions that began within the last hour of event time without two persons' approval: what caps count. It is what the records
 * of actions come to, in whatever order they are applied. Not for several threads.
 */
public final class Radius {

    private static final long HOUR = Duration.ofHours(1).toMillis();

    /** Two persons stand behind an action that this many approved. */
    private static final int APPROVERS = 2;

    private final TreeMap<Long, Map<String, Action>> byMoment = new TreeMap<>();

    /** Takes a record of an action, whatever has become of it since it began. */
    public void apply(Action action) {
        if (counts(action)) {
            byMoment.computeIfAbsent(EventTime.millis(action.getDecidedAt()), m -> new HashMap<>())
                    .put(action.getActionId(), action);
        }
    }

    private static boolean counts(Action action) {
        boolean began = switch (action.getState()) {
            case STATE_ACTIVE, STATE_EXPIRED, STATE_REVERSED -> true;
            case STATE_PENDING, STATE_REFUSED, STATE_UNSPECIFIED, UNRECOGNIZED -> false;
        };
        return began
                && action.getMode() == Mode.MODE_ENFORCE
                && Ladder.felt(action.getKind())
                && action.getApprovedByCount() < APPROVERS;
    }

    /** Forgets what began more than an hour before this moment. */
    public void forget(long nowMillis) {
        byMoment.headMap(nowMillis - HOUR, true).clear();
    }

    /**
     * What began within the hour before a moment.
     *
     * @param organization the organisation of an account; empty when it is in none
     */
    public Tally tally(long nowMillis, UnaryOperator<String> organization) {
        Tally tally = new Tally();
        byMoment.tailMap(nowMillis - HOUR, false)
                .values()
                .forEach(actions -> actions.values()
                        .forEach(a -> tally.add(
                                a.getKind(), organization.apply(a.getSubject().getAccount()))));
        return tally;
    }
}
