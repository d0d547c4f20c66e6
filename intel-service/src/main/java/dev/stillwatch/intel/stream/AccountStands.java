package dev.stillwatch.intel.stream;

import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.intel.secevent.AccountStand;
import dev.stillwatch.intel.secevent.EventType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How accounts stand because of campaigns, by the actions in force. Not for several threads. */
final class AccountStands {

    private record Held(String campaign, String account, AccountStand stand) {}

    private final Map<String, Held> byAction = new HashMap<>();

    /** Takes an action as it stands now. */
    void take(Action action) {
        Optional<EventType> type = type(action);
        if (type.isEmpty()) {
            byAction.remove(action.getActionId());
        } else {
            byAction.put(
                    action.getActionId(),
                    new Held(
                            action.getCampaignId(),
                            action.getSubject().getAccount(),
                            new AccountStand(type.get(), action.getActionId(), Facts.instant(action.getDecidedAt()))));
        }
    }

    /** By campaign and account; of several actions the strongest, of equals the first by id. */
    Map<String, Map<String, AccountStand>> all() {
        Map<String, Map<String, AccountStand>> all = new HashMap<>();
        for (Held held : byAction.values()) {
            all.computeIfAbsent(held.campaign(), c -> new HashMap<>())
                    .merge(held.account(), held.stand(), AccountStands::stronger);
        }
        return all;
    }

    private static AccountStand stronger(AccountStand one, AccountStand other) {
        if (one.type() != other.type()) {
            return one.type() == EventType.ACCOUNT_DISABLED ? one : other;
        }
        return one.actionId().compareTo(other.actionId()) <= 0 ? one : other;
    }

    /** What an action amounts to that partners may know; empty for what is in the shadow, over, weaker, or of no campaign. */
    static Optional<EventType> type(Action action) {
        boolean inForce = action.getState() == Action.State.STATE_ACTIVE
                && action.getMode() == Mode.MODE_ENFORCE
                && !action.getCampaignId().isEmpty()
                && !action.getSubject().getAccount().isEmpty();
        if (!inForce) {
            return Optional.empty();
        }
        return switch (action.getKind()) {
            case ACTION_KIND_SUSPEND, ACTION_KIND_TAKE_DOWN -> Optional.of(EventType.ACCOUNT_DISABLED);
            case ACTION_KIND_VERIFY -> Optional.of(EventType.RISK_LEVEL_CHANGE);
            case ACTION_KIND_UNSPECIFIED,
                    ACTION_KIND_OBSERVE,
                    ACTION_KIND_THROTTLE,
                    ACTION_KIND_WITHHOLD_REASONING,
                    UNRECOGNIZED -> Optional.empty();
        };
    }
}
