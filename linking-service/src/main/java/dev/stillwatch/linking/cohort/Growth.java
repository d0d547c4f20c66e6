package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.EvidenceSum;
import dev.stillwatch.linking.evidence.Steps;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Accounts beside a group: one that no pair of strangers' evidence put into a group joins the group to which its evidence points, if that is
 * enough. Evidence is what it shares with the group's core, never with others that joined beside it, so growth does not creep from
 * account to account. Where evidence points at two groups equally, the account joins neither.
 *
 * <p>Among a thousand accounts somebody shares one's e-mail pattern and somebody else one's client by chance. So a value that {@code k} of a
 * core of {@code m} hold says {@code nats − ln(m/k)}: all of it when it is the group's own, little when one of many happens to hold it.
 */
final class Growth implements EvidenceGraph.Listener {

    private final double threshold;
    private final List<Integer> core = new ArrayList<>();
    private final List<Integer> joined = new ArrayList<>();
    private final Map<Integer, IntSet> joinedBy = new HashMap<>();
    /** By group: accounts of its core. */
    private final Map<Integer, Integer> sizes = new HashMap<>();

    /** By value: how many core accounts of each group hold it. */
    private final Map<Integer, Map<Integer, Integer>> presence = new HashMap<>();

    private final BitSet valuesThatTurned = new BitSet();
    private final Set<Integer> groupsThatTurned = new HashSet<>();

    Growth(double threshold) {
        this.threshold = threshold;
    }

    @Override
    public void added(int account, int value) {
        count(value, core(account), 1);
    }

    @Override
    public void removed(int account, int value) {
        count(value, core(account), -1);
    }

    /** The group whose core an account is in, or {@link Labels#NONE}. */
    int core(int account) {
        return account < core.size() ? core.get(account) : Labels.NONE;
    }

    /** The group an account is in, in the core or beside it, or {@link Labels#NONE}. */
    int group(int account) {
        int of = core(account);
        return of != Labels.NONE ? of : beside(account);
    }

    private int beside(int account) {
        return account < joined.size() ? joined.get(account) : Labels.NONE;
    }

    /** The accounts beside a group's core. */
    IntSet beside(Integer group) {
        return joinedBy.getOrDefault(group, new IntSet());
    }

    /** Puts an account into the core of a group, or out of every core. */
    void core(EvidenceGraph graph, int account, int group) {
        int before = core(account);
        HeldValues held = graph.held(account);
        for (int i = 0; i < held.size(); i++) {
            count(held.value(i), before, -1);
            count(held.value(i), group, 1);
        }
        set(core, account, group);
        resize(before, -1);
        resize(group, 1);
    }

    private void resize(int group, int by) {
        if (group != Labels.NONE) {
            int now = sizes.merge(group, by, Integer::sum);
            if (now == 0) {
                sizes.remove(group);
            }
            if (Steps.floor(now) != Steps.floor(now - (long) by)) {
                groupsThatTurned.add(group);
            }
        }
    }

    private void count(int value, int group, int by) {
        if (group == Labels.NONE) {
            return;
        }
        Map<Integer, Integer> groups = presence.computeIfAbsent(value, v -> new HashMap<>());
        int now = groups.merge(group, by, Integer::sum);
        if (now == 0) {
            groups.remove(group);
            if (groups.isEmpty()) {
                presence.remove(value);
            }
        }
        if (Steps.floor(now) != Steps.floor(now - (long) by)) {
            valuesThatTurned.set(value);
        }
    }

    /**
     * Looks again at accounts outside the cores whose evidence may point elsewhere now.
     *
     * @param look accounts whose own evidence or core has changed
     * @param moved takes the accounts that joined or left a group
     * @return the groups that gained or lost an account
     */
    Set<Integer> settle(EvidenceGraph graph, BitSet look, BitSet moved) {
        var accounts = (BitSet) look.clone();
        if (!groupsThatTurned.isEmpty()) {
            presence.forEach((value, groups) -> {
                if (!Collections.disjoint(groups.keySet(), groupsThatTurned)) {
                    valuesThatTurned.set(value);
                }
            });
            groupsThatTurned.clear();
        }
        valuesThatTurned.stream().forEach(v -> graph.holders(v).forEach(accounts::set));
        valuesThatTurned.clear();
        var touched = new HashSet<Integer>();
        EvidenceSum sum = graph.sum();
        accounts.stream().forEach(account -> {
            int before = beside(account);
            int now = core(account) == Labels.NONE ? best(graph, account, sum) : Labels.NONE;
            if (now != before) {
                leave(account, before);
                join(account, now);
                touched.add(before);
                touched.add(now);
                moved.set(account);
            }
        });
        touched.remove(Labels.NONE);
        return touched;
    }

    private int best(EvidenceGraph graph, int account, EvidenceSum sum) {
        HeldValues held = graph.held(account);
        var candidates = new HashSet<Integer>();
        for (int i = 0; i < held.size(); i++) {
            sum.add(graph.kind(held.value(i)), graph.nats(held.value(i)));
            candidates.addAll(presence.getOrDefault(held.value(i), Map.of()).keySet());
        }
        int best = Labels.NONE;
        double most = 0;
        if (sum.take() < threshold) {
            return best;
        }
        for (int group : candidates) {
            double says = towards(graph, held, group, sum);
            if (says >= threshold && says > most) {
                best = group;
                most = says;
            } else if (says == most) {
                best = Labels.NONE;
            }
        }
        return best;
    }

    private double towards(EvidenceGraph graph, HeldValues held, int group, EvidenceSum sum) {
        for (int i = 0; i < held.size(); i++) {
            int value = held.value(i);
            Integer holders = presence.getOrDefault(value, Map.of()).get(group);
            if (holders != null) {
                double rare = StrictMath.log((double) Steps.floor(sizes.getOrDefault(group, 1)) / Steps.floor(holders));
                sum.add(
                        graph.kind(value),
                        graph.nats(value) * graph.strength(value, held.dayAt(i)) - Math.max(0, rare));
            }
        }
        return sum.take();
    }

    private void leave(int account, int group) {
        IntSet of = joinedBy.get(group);
        if (of != null) {
            of.remove(account);
            if (of.isEmpty()) {
                joinedBy.remove(group);
            }
        }
    }

    private void join(int account, int group) {
        set(joined, account, group);
        if (group != Labels.NONE) {
            joinedBy.computeIfAbsent(group, g -> new IntSet()).add(account);
        }
    }

    private static void set(List<Integer> list, int index, int item) {
        while (list.size() <= index) {
            list.add(Labels.NONE);
        }
        list.set(index, item);
    }
}
