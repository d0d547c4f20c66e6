package dev.stillwatch.enforcement.backtest;

import dev.stillwatch.enforcement.policy.Ladder;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.LiveDifference;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.platform.epoch.EventTime;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What live did in a window: accounts with a felt action in force at some time of it, and those whose began in it.
 *
 * @param inForce the strongest by account
 * @param began the strongest of those that began in the window, by account
 */
public record LiveActions(SortedMap<String, ActionKind> inForce, SortedMap<String, ActionKind> began) {

    /**
     * Of all actions.
     *
     * @param fromMillis begin of the window, exclusive as evidence is as of its epoch's end
     * @param untilMillis its end, inclusive
     */
    public static LiveActions of(Stream<Action> actions, long fromMillis, long untilMillis) {
        TreeMap<String, ActionKind> inForce = new TreeMap<>();
        TreeMap<String, ActionKind> began = new TreeMap<>();
        for (Iterator<Action> all = actions.iterator(); all.hasNext(); ) {
            Action action = all.next();
            long from = EventTime.millis(action.getDecidedAt());
            if (takesEffect(action) && from <= untilMillis && end(action) > fromMillis) {
                strongest(inForce, action);
                if (from > fromMillis) {
                    strongest(began, action);
                }
            }
        }
        return new LiveActions(inForce, began);
    }

    private static boolean takesEffect(Action action) {
        return action.getMode() == Mode.MODE_ENFORCE
                && Ladder.felt(action.getKind())
                && action.getState() != Action.State.STATE_PENDING
                && action.getState() != Action.State.STATE_REFUSED;
    }

    private static long end(Action action) {
        return action.hasReversedAt()
                ? EventTime.millis(action.getReversedAt())
                : EventTime.millis(action.getExpiresAt());
    }

    private static void strongest(Map<String, ActionKind> of, Action action) {
        of.merge(
                action.getSubject().getAccount(), action.getKind(), (a, b) -> Ladder.rung(a) >= Ladder.rung(b) ? a : b);
    }

    /** The candidate beside it. */
    LiveDifference beside(Map<String, Acted> candidate, int sample) {
        LiveDifference.Builder difference = LiveDifference.newBuilder();
        candidate.forEach((account, acted) -> {
            ActionKind live = inForce.get(account);
            if (live == null) {
                difference.setCandidateOnly(difference.getCandidateOnly() + 1);
                if (difference.getCandidateOnlySampleCount() < sample) {
                    difference.addCandidateOnlySample(account);
                }
                return;
            }
            difference.setBoth(difference.getBoth() + 1);
            int stronger = Ladder.rung(acted.kind()) - Ladder.rung(live);
            if (stronger > 0) {
                difference.setStronger(difference.getStronger() + 1);
                if (difference.getStrongerSampleCount() < sample) {
                    difference.addStrongerSample(account);
                }
            } else if (stronger < 0) {
                difference.setWeaker(difference.getWeaker() + 1);
                if (difference.getWeakerSampleCount() < sample) {
                    difference.addWeakerSample(account);
                }
            }
        });
        for (String account : began.keySet()) {
            if (!candidate.containsKey(account)) {
                difference.setLiveOnly(difference.getLiveOnly() + 1);
                if (difference.getLiveOnlySampleCount() < sample) {
                    difference.addLiveOnlySample(account);
                }
            }
        }
        return difference.build();
    }
}
