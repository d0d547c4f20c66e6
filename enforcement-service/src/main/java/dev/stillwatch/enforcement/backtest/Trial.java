package dev.stillwatch.enforcement.backtest;

import dev.stillwatch.enforcement.decision.AccountStanding;
import dev.stillwatch.enforcement.decision.Decision;
import dev.stillwatch.enforcement.decision.Decisions;
import dev.stillwatch.enforcement.policy.Ladder;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.enforcement.v1.Policy;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Collects what a candidate decides in a window. Not for several threads. */
public final class Trial {

    /** What one policy did. */
    static final class ByPolicy {
        final Set<String> accounts = new HashSet<>();
        final Set<String> cohorts = new HashSet<>();
    }

    final TreeMap<String, Acted> felt = new TreeMap<>();
    final Map<Mode, TreeMap<String, ActionKind>> strongest = new EnumMap<>(Mode.class);
    final TreeMap<String, ByPolicy> policies = new TreeMap<>();
    final Set<String> spared = new HashSet<>();
    final Set<String> batches = new HashSet<>();
    final Set<String> held = new HashSet<>();
    private final Map<String, ActionKind> wanted = new HashMap<>();
    long failedConditions;
    long epochs;

    /** A trial of these policies. */
    public Trial(Iterable<Policy> candidate) {
        candidate.forEach(p -> wanted.put(p.getPolicyId(), p.getAction()));
    }

    /**
     * Takes what was decided in one epoch.
     *
     * @param standing what is known of an account then
     */
    public void take(Decisions decisions, Function<String, AccountStanding> standing) {
        epochs++;
        failedConditions += decisions.failedConditions();
        for (Decision decision : decisions.list()) {
            switch (decision) {
                case Decision.ActionStarted(Action action) -> started(action, standing);
                case Decision.ActionHeld(Action action) -> {
                    if (action.getState() == Action.State.STATE_PENDING) {
                        held.add(action.getSubject().getAccount());
                        batches.add(action.getBatchId());
                    }
                }
                default -> {}
            }
        }
    }

    private void started(Action action, Function<String, AccountStanding> standing) {
        String account = action.getSubject().getAccount();
        ByPolicy policy = policies.computeIfAbsent(action.getPolicyId(), p -> new ByPolicy());
        policy.accounts.add(account);
        if (!action.getCohortId().isEmpty()) {
            policy.cohorts.add(action.getCohortId());
        }
        strongest
                .computeIfAbsent(action.getMode(), m -> new TreeMap<>())
                .merge(account, action.getKind(), (a, b) -> Ladder.rung(a) >= Ladder.rung(b) ? a : b);
        if (action.getMode() != Mode.MODE_ENFORCE) {
            return;
        }
        if (Ladder.felt(action.getKind())) {
            Acted before = felt.get(account);
            felt.put(account, before == null ? Acted.first(action, standing.apply(account)) : before.and(action));
        } else if (Ladder.felt(wanted.getOrDefault(action.getPolicyId(), ActionKind.ACTION_KIND_UNSPECIFIED))) {
            spared.add(account);
        }
    }
}
