package dev.stillwatch.enforcement.action;

import dev.stillwatch.enforcement.policy.Ladder;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The actions that caps hold back, by batch and by account. Not for several threads. */
public final class Waiting {

    private final Map<String, Action> byId = new HashMap<>();
    private final Map<String, TreeMap<String, Action>> byBatch = new HashMap<>();
    private final Map<String, List<Action>> byAccount = new HashMap<>();

    void apply(Action action) {
        Action before = byId.remove(action.getActionId());
        if (before != null) {
            byBatch.computeIfPresent(before.getBatchId(), (b, actions) -> {
                actions.remove(key(before));
                return actions.isEmpty() ? null : actions;
            });
            byAccount.computeIfPresent(before.getSubject().getAccount(), (a, actions) -> {
                actions.remove(before);
                return actions.isEmpty() ? null : actions;
            });
        }
        if (action.getState() == Action.State.STATE_PENDING) {
            byId.put(action.getActionId(), action);
            byBatch.computeIfAbsent(action.getBatchId(), b -> new TreeMap<>()).put(key(action), action);
            byAccount
                    .computeIfAbsent(action.getSubject().getAccount(), a -> new ArrayList<>(1))
                    .add(action);
        }
    }

    private static String key(Action action) {
        return action.getSubject().getAccount() + "/" + action.getActionId();
    }

    /** Those of a batch, by account. */
    public List<Action> of(String batchId) {
        return List.copyOf(byBatch.getOrDefault(batchId, new TreeMap<>()).values());
    }

    /** Whether an account need not wait for this once more: the same waits already, or, of what refuses it, something as strong. */
    public boolean covers(String account, ActionKind kind) {
        return byAccount.getOrDefault(account, List.of()).stream()
                .anyMatch(a ->
                        a.getKind() == kind || (Ladder.hard(kind) && Ladder.rung(a.getKind()) >= Ladder.rung(kind)));
    }
}
