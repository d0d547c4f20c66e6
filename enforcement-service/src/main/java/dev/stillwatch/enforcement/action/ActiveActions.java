package dev.stillwatch.enforcement.action;

import dev.stillwatch.enforcement.policy.Ladder;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.Mode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The actions in force, by account, by id and by end, and what persons took back. It is what the records of the topic {@code actions}
 * come to when applied in order, whether they were just decided or are read after a restart. Not for several threads.
 */
public final class ActiveActions {

    private record End(long atMillis, String actionId) {}

    private final Map<String, List<Action>> byAccount = new HashMap<>();
    private final Map<String, Action> byId = new HashMap<>();
    private final TreeSet<End> ends =
            new TreeSet<>(Comparator.comparingLong(End::atMillis).thenComparing(End::actionId));
    private final Waiting waiting = new Waiting();
    private final Passed passed = new Passed();
    private final Map<String, Integer> forgiven = new HashMap<>();
    private final Map<String, Integer> campaignRungs = new HashMap<>();

    /** Takes a record as the newest of its action. */
    public void apply(Action action) {
        remove(action.getActionId());
        waiting.apply(action);
        passed.apply(action);
        if (action.getMode() == Mode.MODE_ENFORCE && !held(action)) {
            campaignRungs.merge(action.getCampaignId(), Ladder.rung(action.getKind()), Math::max);
        }
        switch (action.getState()) {
            case STATE_ACTIVE -> add(action);
            case STATE_REVERSED, STATE_REFUSED -> {
                if (action.getMode() == Mode.MODE_ENFORCE
                        && !action.getReversedBy().isEmpty()) {
                    forgiven.merge(account(action), Ladder.rung(action.getKind()), Math::max);
                }
            }
            case STATE_PENDING, STATE_EXPIRED, STATE_UNSPECIFIED, UNRECOGNIZED -> {}
        }
    }

    private static boolean held(Action action) {
        return action.getState() == Action.State.STATE_PENDING || action.getState() == Action.State.STATE_REFUSED;
    }

    /** The actions that wait for two persons. */
    public Waiting waiting() {
        return waiting;
    }

    /** The verifications that holders passed. */
    public Passed passed() {
        return passed;
    }

    private void add(Action action) {
        byId.put(action.getActionId(), action);
        byAccount.computeIfAbsent(account(action), a -> new ArrayList<>(1)).add(action);
        ends.add(end(action));
    }

    private void remove(String actionId) {
        Action before = byId.remove(actionId);
        if (before == null) {
            return;
        }
        ends.remove(end(before));
        byAccount.computeIfPresent(account(before), (a, actions) -> {
            actions.removeIf(other -> other.getActionId().equals(actionId));
            return actions.isEmpty() ? null : actions;
        });
    }

    /** The actions in force on an account, in both modes, by id: the order must not depend on how they came here. */
    public List<Action> of(String account) {
        return byAccount.getOrDefault(account, List.of()).stream()
                .sorted(Comparator.comparing(Action::getActionId))
                .toList();
    }

    /** The action in force (or in shadow, by mode) that a policy put on an account, of this kind. */
    public Optional<Action> find(String account, String policyId, ActionKind kind, Mode mode) {
        return byAccount.getOrDefault(account, List.of()).stream()
                .filter(a -> a.getPolicyId().equals(policyId) && a.getKind() == kind && a.getMode() == mode)
                .findFirst();
    }

    /** The rung of the strongest action that takes effect on an account now; 0 when none does. */
    public int rung(String account) {
        int rung = 0;
        for (Action action : byAccount.getOrDefault(account, List.of())) {
            if (action.getMode() == Mode.MODE_ENFORCE) {
                rung = Math.max(rung, Ladder.rung(action.getKind()));
            }
        }
        return rung;
    }

    /** The highest rung that a person ever took back from an account; policies do not climb to it again by themselves. 0 when none. */
    public int forgiven(String account) {
        return forgiven.getOrDefault(account, 0);
    }

    /** The highest rung that took effect in a case so far, whether it still does or not; 0 when none did. */
    public int campaignRung(String campaignId) {
        return campaignRungs.getOrDefault(campaignId, 0);
    }

    /** The action in force of this id. */
    public Optional<Action> get(String actionId) {
        return Optional.ofNullable(byId.get(actionId));
    }

    /** The next action to run out at this moment or before, the earliest first. */
    public Optional<Action> nextEnding(long untilMillis) {
        if (ends.isEmpty() || ends.first().atMillis() > untilMillis) {
            return Optional.empty();
        }
        return Optional.ofNullable(byId.get(ends.first().actionId()));
    }

    /** The actions in force of one version of a policy set, by id. */
    public List<Action> ofVersion(String version) {
        return byId.values().stream()
                .filter(a -> a.getPolicyVersion().equals(version))
                .sorted(Comparator.comparing(Action::getActionId))
                .toList();
    }

    /**
     * The actions in force that rest on a case, by id: those of the case, and those that cohorts before it put on its members.
     *
     * @param campaignId the case
     * @param members the accounts of its cohort
     */
    public List<Action> restingOn(String campaignId, Set<String> members) {
        return byId.values().stream()
                .filter(a -> a.getCampaignId().equals(campaignId)
                        || (!a.getCohortId().isEmpty() && members.contains(account(a))))
                .sorted(Comparator.comparing(Action::getActionId))
                .toList();
    }

    private static End end(Action action) {
        return new End(Actions.expiresAt(action), action.getActionId());
    }

    private static String account(Action action) {
        return action.getSubject().getAccount();
    }
}
