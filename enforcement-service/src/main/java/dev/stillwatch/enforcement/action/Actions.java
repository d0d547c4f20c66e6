package dev.stillwatch.enforcement.action;

import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.type.v1.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One action through its life. Every change is a new record of the same id. */
public final class Actions {

    private static final long DAY = Duration.ofDays(1).toMillis();

    private Actions() {}

    /**
     * An action that begins.
     *
     * @param due what is due
     * @param account on whom
     * @param exchangesBefore exchanges of the account that were served before
     * @param atMillis when it was decided
     */
    public static Action start(Due due, String account, long exchangesBefore, long atMillis) {
        return Action.newBuilder()
                .setActionId(ActionIds.of(account, due.policy().getPolicyId(), atMillis))
                .setSubject(Subject.newBuilder().setAccount(account))
                .setKind(due.kind())
                .setMode(due.mode())
                .setState(Action.State.STATE_ACTIVE)
                .setDecidedAt(EventTime.timestamp(atMillis))
                .setExpiresAt(EventTime.timestamp(atMillis + ttl(due)))
                .setPolicyId(due.policy().getPolicyId())
                .setPolicyVersion(due.policyVersion())
                .addAllReasons(due.grounds())
                .setBelief(due.belief())
                .setCampaignId(due.campaignId())
                .setCohortId(due.cohortId())
                .setExchangesBefore(exchangesBefore)
                .build();
    }

    /**
     * The action with a later end, as its condition still holds. Empty when that is not worth a record yet: an end is moved when
     * a day is gained by it, or when less than half the time to live is left. It stays in the case it began in.
     */
    public static Optional<Action> renewed(Action action, Due due, long atMillis) {
        long end = expiresAt(action);
        long later = atMillis + ttl(due);
        boolean worthIt = later - end >= DAY || (later > end && end - atMillis < ttl(due) / 2);
        return worthIt
                ? Optional.of(action.toBuilder()
                        .setExpiresAt(EventTime.timestamp(later))
                        .setPolicyVersion(due.policyVersion())
                        .build())
                : Optional.empty();
    }

    /** The action, run out. */
    public static Action expired(Action action) {
        return action.toBuilder().setState(Action.State.STATE_EXPIRED).build();
    }

    /** The action, run out at this moment, before its time. */
    public static Action expiredAt(Action action, long atMillis) {
        return expired(
                action.toBuilder().setExpiresAt(EventTime.timestamp(atMillis)).build());
    }

    /** The action, ended because its holder passed the verification it asked for. */
    public static Action passed(Action action, long passedMillis, long atMillis) {
        return expiredAt(action, atMillis).toBuilder()
                .setPassedAt(EventTime.timestamp(passedMillis))
                .build();
    }

    /** The action, waiting in a batch. */
    public static Action waiting(Action action, String batchId) {
        return action.toBuilder()
                .setState(Action.State.STATE_PENDING)
                .setBatchId(batchId)
                .build();
    }

    /** The action that waited, begun at this moment, for as long as it would have been in force. */
    public static Action approved(Action waiting, List<String> by, long atMillis) {
        long ttl = expiresAt(waiting) - EventTime.millis(waiting.getDecidedAt());
        return waiting.toBuilder()
                .setState(Action.State.STATE_ACTIVE)
                .setDecidedAt(EventTime.timestamp(atMillis))
                .setExpiresAt(EventTime.timestamp(atMillis + ttl))
                .addAllApprovedBy(by)
                .build();
    }

    /** The action that waited and never begins. */
    public static Action refused(Action waiting) {
        return waiting.toBuilder().setState(Action.State.STATE_REFUSED).build();
    }

    /** The action that waited and that a person wants not to begin. */
    public static Action refused(Action waiting, String by, String reason, long atMillis) {
        return reversed(waiting, by, reason, atMillis).toBuilder()
                .setState(Action.State.STATE_REFUSED)
                .build();
    }

    /** The action, taken back by a person. */
    public static Action reversed(Action action, String by, String reason, long atMillis) {
        return action.toBuilder()
                .setState(Action.State.STATE_REVERSED)
                .setReversedBy(by)
                .setReversalReason(reason)
                .setReversedAt(EventTime.timestamp(atMillis))
                .build();
    }

    /** When it runs out, milliseconds since 1970. */
    public static long expiresAt(Action action) {
        return EventTime.millis(action.getExpiresAt());
    }

    /** Who an action's record names as having decided it: {@code policy:ID}. */
    public static String actor(Action action) {
        return "policy:" + action.getPolicyId();
    }

    private static long ttl(Due due) {
        return Duration.ofSeconds(due.policy().getTtlSeconds()).toMillis();
    }
}
