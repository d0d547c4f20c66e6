package dev.stillwatch.scoring.account;

import dev.stillwatch.scoring.evidence.Bins;
import dev.stillwatch.scoring.evidence.Component;
import dev.stillwatch.scoring.v1.PopulationDelta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A run of consecutive epochs worked through in memory: states are read once before it and kept once after it, when all that came out is
 * durable. Where one run ends and the next begins changes nothing about what comes out. Not for several threads.
 */
public final class AccountRun {

    private final AccountAssessor assessor;
    private final Map<String, AccountState> states;
    private final Set<String> known;
    private final Map<String, AccountState> changed = new HashMap<>();
    private final Map<Integer, Set<String>> unlisted = new HashMap<>();

    /**
     * Begins a run.
     *
     * @param assessor what takes accounts from epoch to epoch
     * @param states what was kept of the accounts that will be touched; those that nothing is known of are missing
     */
    public AccountRun(AccountAssessor assessor, Map<String, AccountState> states) {
        this.assessor = assessor;
        this.states = new HashMap<>(states);
        this.known = Set.copyOf(states.keySet());
    }

    /** Works through one epoch; call in order of epoch. */
    public List<Outcome> close(List<Touch> touches) {
        List<Outcome> outcomes = new ArrayList<>(touches.size());
        for (Touch touch : touches) {
            AccountState before = states.getOrDefault(touch.account(), AccountState.unknown());
            var outcome = assessor.assess(before, touch);
            // An account that is new, or whose state a crash has left ahead, may not be listed yet.
            if (touch.changes() && (outcome.isEmpty() || !known.contains(touch.account()))) {
                unlisted.computeIfAbsent(touch.partition(), p -> new HashSet<>())
                        .add(touch.account());
            }
            outcome.ifPresent(made -> {
                outcomes.add(made);
                if (touch.changes()) {
                    states.put(touch.account(), made.state());
                    changed.put(touch.account(), made.state());
                }
            });
        }
        return outcomes;
    }

    /** The states to keep. */
    public Map<String, AccountState> changed() {
        return Map.copyOf(changed);
    }

    /** Accounts to be listed, by partition. */
    public Map<Integer, Set<String>> unlisted() {
        return unlisted;
    }

    /** How the accounts that nobody linked changed in one epoch, by partition; partitions where they did not are missing. */
    public static List<PopulationDelta> population(long epoch, List<Outcome> outcomes) {
        var byPartition = new TreeMap<Integer, TreeMap<Integer, Long>>();
        for (Outcome outcome : outcomes) {
            var cells = byPartition.computeIfAbsent(outcome.touch().partition(), p -> new TreeMap<>());
            for (int c = 0; c < Component.NUMBER; c++) {
                int before = outcome.referenceBefore().bin(c);
                int after = outcome.referenceAfter().bin(c);
                if (before != after) {
                    change(cells, c, before, -1);
                    change(cells, c, after, 1);
                }
            }
        }
        List<PopulationDelta> deltas = new ArrayList<>();
        byPartition.forEach((partition, cells) -> {
            cells.values().removeIf(change -> change == 0);
            if (!cells.isEmpty()) {
                deltas.add(PopulationDelta.newBuilder()
                        .setEpoch(epoch)
                        .setPartition(partition)
                        .addAllCells(cells.keySet())
                        .addAllChanges(cells.values())
                        .build());
            }
        });
        return deltas;
    }

    private static void change(Map<Integer, Long> cells, int component, int bin, long by) {
        if (bin >= 0) {
            cells.merge(component * Bins.NUMBER + bin, by, Long::sum);
        }
    }
}
