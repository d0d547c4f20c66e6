package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.LinkWeights;
import dev.stillwatch.linking.evidence.Moment;
import dev.stillwatch.linking.evidence.SharedValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Finds which accounts are run by one hand, in six steps:
 *
 * <ol>
 *   <li><b>Seeds.</b> Two accounts are linked when what they share says enough for two strangers ({@link Thresholds#pair}). Accounts so
 *       linked, directly or over others, are a seed; {@link Bridges} cuts it where chance could have chained it.
 *   <li><b>Groups.</b> A value is typical of a seed when more than half of its accounts hold it. Two seeds are one group when their
 *       typical values say enough ({@link Thresholds#bridge}); what one account of each happens to share does not join them.
 *   <li><b>Growth.</b> A single account joins a group whose core it shares enough with ({@link Thresholds#member}).
 *   <li><b>Communities.</b> A group that coincidences alone hold together is parted where pairs across share a small part of what pairs within do ({@link Communities}).
 *   <li><b>Hands.</b> A group that prompts alone hold together is parted where it is several hands with one public frame ({@link Hands}).
 *   <li><b>Principals.</b> A hand is one operator's accounts; where they work off separate queues it is parted by principal ({@link Principals}).
 * </ol>
 *
 * <p>Every member's evidence towards the rest of its cohort therefore reaches the threshold, as in a peeled core (Seidman 1983), but weak
 * values that chain strangers into one giant component never start a seed. The result depends on the evidence alone, not on the way it came:
 * changing it bit by bit and finding it at once from the same evidence give the same cohorts, which is what lets a restart load the evidence only.
 */
final class Clustering {

    private final Thresholds thresholds;
    private final Growth growth;
    private final EvidenceGraph graph;
    private final NearPairs accountPairs;
    private final Seeds seeds;
    private final NearPairs seedPairs;
    private final Components groups;
    private final BitSet large = new BitSet();
    private final Communities communities;
    private final Hands hands;
    private final Principals principals;
    private final Labels parts = new Labels();
    private final Circles circles = new Circles();
    private final IntColumn operators = new IntColumn(Labels.NONE);
    private int[] counts = IntSet.NONE;

    Clustering(LinkWeights weights, Thresholds thresholds) {
        this.thresholds = thresholds;
        this.growth = new Growth(thresholds.member());
        this.graph = new EvidenceGraph(weights, growth);
        this.accountPairs = new NearPairs(graph, thresholds.pair());
        this.seeds = new Seeds(accountPairs, thresholds);
        this.seedPairs = new NearPairs(graph, thresholds.bridge());
        this.groups = new Components(seedPairs, 1);
        this.communities = new Communities(graph);
        this.hands = new Hands(graph);
        this.principals = new Principals(graph, thresholds);
    }

    /**
     * What {@link #settle} changed.
     *
     * @param parts labels of principals' parts whose accounts or evidence may be others than before
     * @param moved accounts that joined or left a part
     * @param circles labels of circles whose accounts are others than before
     * @param roamed accounts that joined or left a circle
     */
    record Change(Set<Integer> parts, List<Moved> moved, Set<Integer> circles, List<Moved> roamed) {}

    /**
     * An account that is elsewhere than before.
     *
     * @param group the part it is in now, or {@link Labels#NONE}
     */
    record Moved(String account, int group) {}

    void see(SharedValue value, String account, int day) {
        graph.see(value, account, day);
    }

    List<Edge> hub(SharedValue value) {
        return graph.hub(value);
    }

    List<Edge> day(int day) {
        return graph.day(day);
    }

    void population(long all) {
        graph.population(all);
    }

    void moment(Moment moment, int source, int accounts, int day) {
        graph.moment(moment, source, accounts, day);
    }

    EvidenceGraph graph() {
        return graph;
    }

    /** Labels of all principals' parts: each is a cohort. */
    Set<Integer> all() {
        return Set.copyOf(parts.all());
    }

    /** Accounts that share something weak and are in no part. */
    Circles circles() {
        return circles;
    }

    /** The accounts of a principal's part; empty when it is no more. */
    int[] members(int part) {
        return parts.members(part).toArray();
    }

    /** Label of all accounts of the operator that a part belongs to: its group's, or below -1 where several hands are in one group. */
    int operator(int part) {
        return operators.get(part);
    }

    /** The accounts of a group, in its core and beside it; empty when it is too small or no more. */
    private int[] grouped(int group) {
        return coreSize(group) < thresholds.smallest()
                ? IntSet.NONE
                : IntStream.concat(Arrays.stream(core(group)), growth.beside(group).stream())
                        .toArray();
    }

    private int coreSize(int group) {
        IntSet of = groups.labels().members(group);
        int size = 0;
        for (int i = 0; i < of.size(); i++) {
            size += seeds.labels().members(of.get(i)).size();
        }
        return size;
    }

    private int[] core(int group) {
        return groups.labels().members(group).stream()
                .flatMap(seed -> seeds.labels().members(seed).stream())
                .toArray();
    }

    /** Takes in what has changed since the last call. */
    Change settle() {
        BitSet dirty = graph.takeDirty();
        dirty.stream().forEach(a -> accountPairs.put(a, graph.freshValues(a), true));
        Labels.Update seedsUpdate = seeds.update(accountPairs.settle(), dirty);
        Labels.Update groupsUpdate = groups.update(lookAtSeeds(seedsUpdate.labels(), dirty));

        var touched = new HashSet<>(groupsUpdate.labels());
        BitSet moved = moveCores(seedsUpdate, groupsUpdate, touched);
        var look = (BitSet) dirty.clone();
        look.or(moved);
        touched.addAll(growth.settle(graph, look, moved));
        dirty.stream().map(growth::group).filter(g -> g != Labels.NONE).forEach(touched::add);

        Labels.Update parted = part(touched, moved);
        dirty.or(parted.things());
        Labels.Update circled = circles.settle(graph, dirty, account -> parts.of(account) != Labels.NONE);
        var change = new Change(
                parted.labels(),
                places(parted.things(), parts::of),
                circled.labels(),
                places(circled.things(), circles::of));
        graph.forgetEmpty();
        return change;
    }

    /** Parts the groups that were touched by principal. */
    private Labels.Update part(Set<Integer> touched, BitSet moved) {
        var old = new HashSet<Integer>();
        moved.stream().forEach(account -> old.add(parts.of(account)));
        var now = new ArrayList<int[]>();
        var groupOf = new ArrayList<Integer>();
        for (int group : touched) {
            int[] members = grouped(group);
            for (int account : members) {
                old.add(parts.of(account));
            }
            if (members.length > 0) {
                List<int[]> found = communities.of(members).stream()
                        .flatMap(community -> hands.of(community).stream())
                        .toList();
                for (int[] hand : found) {
                    int operator = found.size() == 1 ? group : -2 - hand[0];
                    principals.of(hand).forEach(part -> {
                        now.add(part);
                        groupOf.add(operator);
                    });
                }
            }
        }
        old.remove(Labels.NONE);
        Labels.Update update = parts.replace(old, now);
        var labels = new HashSet<>(update.labels());
        for (int i = 0; i < now.size(); i++) {
            int label = parts.of(now.get(i)[0]);
            operators.set(label, groupOf.get(i));
            labels.add(label);
        }
        return new Labels.Update(labels, update.things());
    }

    private List<Moved> places(BitSet accounts, IntUnaryOperator place) {
        return accounts.stream()
                .mapToObj(a -> new Moved(graph.account(a), place.applyAsInt(a)))
                .toList();
    }

    private NearPairs.Change lookAtSeeds(Set<Integer> touched, BitSet dirty) {
        var look = new HashSet<>(touched);
        dirty.stream().map(seeds.labels()::of).filter(s -> s != Labels.NONE).forEach(look::add);
        for (int seed : look) {
            IntSet accounts = seeds.labels().members(seed);
            seedPairs.put(seed, typical(accounts), !accounts.isEmpty());
        }
        NearPairs.Change change = seedPairs.settle();
        touched.forEach(change.things()::set);
        return change;
    }

    private int[] typical(IntSet accounts) {
        if (counts.length < graph.valueBound()) {
            counts = new int[graph.valueBound() * 3 / 2];
        }
        var found = new IntSet();
        accounts.forEach(a -> {
            for (int value : accountPairs.values(a)) {
                if (++counts[value] * 2 > accounts.size()) {
                    found.add(value);
                }
            }
        });
        accounts.forEach(a -> {
            for (int value : accountPairs.values(a)) {
                counts[value] = 0;
            }
        });
        return found.toArray();
    }

    /** Puts accounts into the cores they belong to now. Returns the ones that were elsewhere. */
    private BitSet moveCores(Labels.Update seedsUpdate, Labels.Update groupsUpdate, Set<Integer> touched) {
        var look = (BitSet) seedsUpdate.things().clone();
        groupsUpdate.things().stream()
                .forEach(seed -> seeds.labels().members(seed).forEach(look::set));
        var resized = new HashSet<>(groupsUpdate.labels());
        seedsUpdate.labels().forEach(seed -> resized.add(groups.labels().of(seed)));
        resized.remove(Labels.NONE);
        for (int group : resized) {
            boolean now = coreSize(group) >= thresholds.smallest();
            if (now != large.get(group)) {
                large.set(group, now);
                Arrays.stream(core(group)).forEach(look::set);
            }
        }
        var moved = new BitSet();
        look.stream().forEach(account -> {
            int seed = seeds.labels().of(account);
            int group = seed == Labels.NONE ? Labels.NONE : groups.labels().of(seed);
            if (group != Labels.NONE && !large.get(group)) {
                group = Labels.NONE;
            }
            int before = growth.core(account);
            if (before != group) {
                growth.core(graph, account, group);
                moved.set(account);
                touched.add(before);
                touched.add(group);
            }
        });
        touched.remove(Labels.NONE);
        return moved;
    }
}
