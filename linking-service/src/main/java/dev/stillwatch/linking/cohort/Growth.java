package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.EvidenceSum;
import dev.stillwatch.linking.evidence.Steps;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
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
    private final IntColumn core = new IntColumn(Labels.NONE);
    private final IntColumn joined = new IntColumn(Labels.NONE);
    private final Map<Integer, IntSet> joinedBy = new HashMap<>();
    private final Map<Integer, IntSet> cores = new HashMap<>();
    private final Presence presence = new Presence();
    private final Candidates candidates = new Candidates();

    private final Turned turned = new Turned();

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
        return core.get(account);
    }

    /** The group an account is in, in the core or beside it, or {@link Labels#NONE}. */
    int group(int account) {
        int of = core(account);
        return of != Labels.NONE ? of : joined.get(account);
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
        core.set(account, group);
        if (before != Labels.NONE) {
            turned.size(before, remove(cores, before, account) + 1);
        }
        if (group != Labels.NONE) {
            turned.size(group, add(cores, group, account) - 1);
        }
    }

    private void count(int value, int group, int by) {
        if (group != Labels.NONE) {
            int now = presence.count(value, group, by);
            turned.count(value, group, now - by);
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
        turned.values(graph, presence, cores).stream()
                .forEach(value -> graph.holders(value).forEach(accounts::set));
        turned.clear();
        var touched = new HashSet<Integer>();
        EvidenceSum sum = graph.sum();
        accounts.stream().forEach(account -> {
            int before = joined.get(account);
            int now = core(account) == Labels.NONE ? best(graph, account, sum) : Labels.NONE;
            if (now != before) {
                if (before != Labels.NONE) {
                    remove(joinedBy, before, account);
                }
                if (now != Labels.NONE) {
                    add(joinedBy, now, account);
                }
                joined.set(account, now);
                touched.add(before);
                touched.add(now);
                moved.set(account);
            }
        });
        touched.remove(Labels.NONE);
        return touched;
    }

    /** The group an account's evidence points at. A group is weighed in full only where a plain sum, which is never less, is enough. */
    private int best(EvidenceGraph graph, int account, EvidenceSum sum) {
        HeldValues held = graph.held(account);
        boolean front = graph.front(held);
        for (int i = 0; i < held.size(); i++) {
            sum.add(graph.kind(held.value(i)), graph.nats(held.value(i)));
        }
        int best = Labels.NONE;
        if (sum.take() < threshold) {
            return best;
        }
        candidates.clear();
        for (int i = 0; i < held.size(); i++) {
            double nats = nats(graph, held, i, front);
            Presence.Groups groups = nats > 0 ? presence.of(held.value(i)) : presence.of(Integer.MAX_VALUE);
            for (int g = 0; g < groups.size(); g++) {
                candidates.add(groups.group(g), nats - rare(groups.group(g), groups.holders(g)));
            }
        }
        double most = 0;
        for (int c = 0; c < candidates.size(); c++) {
            if (candidates.sum(c) >= threshold) {
                double says = towards(graph, held, front, candidates.group(c), sum);
                if (says >= threshold && says > most) {
                    best = candidates.group(c);
                    most = says;
                } else if (says == most) {
                    best = Labels.NONE;
                }
            }
        }
        return best;
    }

    private double towards(EvidenceGraph graph, HeldValues held, boolean front, int group, EvidenceSum sum) {
        for (int i = 0; i < held.size(); i++) {
            int holders = presence.of(held.value(i)).of(group);
            if (holders > 0) {
                sum.add(graph.kind(held.value(i)), nats(graph, held, i, front) - rare(group, holders));
            }
        }
        return sum.take();
    }

    private static double nats(EvidenceGraph graph, HeldValues held, int index, boolean front) {
        int value = held.value(index);
        if (front && graph.kind(value).timed()) {
            return 0;
        }
        double nats = graph.nats(value);
        return nats > 0 ? nats * graph.strength(value, held.dayAt(index)) : 0;
    }

    private double rare(int group, int holders) {
        IntSet of = cores.get(group);
        return of == null ? 0 : rareness(of.size(), holders);
    }

    /** How much less a value says for a group when so few of so many hold it; in nats. */
    static double rareness(int size, int holders) {
        return Math.max(0, Steps.log(size) - Steps.log(holders));
    }

    private static int add(Map<Integer, IntSet> sets, int group, int account) {
        IntSet set = sets.computeIfAbsent(group, g -> new IntSet());
        set.add(account);
        return set.size();
    }

    private static int remove(Map<Integer, IntSet> sets, int group, int account) {
        IntSet set = sets.get(group);
        if (set == null) {
            return 0;
        }
        set.remove(account);
        if (set.isEmpty()) {
            sets.remove(group);
        }
        return set.size();
    }
}
