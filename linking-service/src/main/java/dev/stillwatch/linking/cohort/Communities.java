package dev.stillwatch.linking.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;

/**
 * Tells apart what a few coincidences join: campaigns that work through the same public set of tasks, each in a wrapper of its own, have some prompts in common and little
 * else. A group is looked at as a network, each pair of accounts as strong as what it shares says, and its communities are found (Traag, Waltman and van Eck 2019). Two
 * communities are two cohorts where a pair across them shares less than a quarter of what a pair within the less dense of the two shares, and no two cards or other values
 * of identity tie them. A farm whose accounts are spread over templates, cards and networks is far above that, for each account draws from all of them.
 *
 * <p>What comes out depends on the evidence alone: accounts are put in the order of their names, and the algorithm's chance begins at the same number each time.
 */
final class Communities {

    /** Accounts that a community has at least to be a cohort by itself. */
    private static final int FEWEST = 5;

    /** What a pair across two communities says, as a share of what one within the less dense of the two says, from which they are one. */
    private static final double APART = 0.25;

    /**
     * What pairs across to all other communities say together, each community counted once, as a share of what a pair within says, from which a community is none (in the
     * weak sense of Radicchi and others 2004): accounts that each draw two of forty templates fall into communities of a few templates each, and belong to all of them.
     */
    private static final double ALL_OTHERS = 1;

    /** Accounts whose pairs are looked at first; of a larger group a sample by name. */
    private static final int GLANCE = 96;

    /**
     * Accounts whose pairs are looked at where the first look would part the group, for few accounts of a well-mixed group fall into communities by chance (Guimerà,
     * Sales-Pardo and Amaral 2004). The rest goes where its values point.
     */
    private static final int CLOSER = 256;

    /** What nearly all of a group share, from so many nats on, holds it together. */
    private static final double SAYS_MUCH = 4.5;

    private static final double NEARLY_ALL = 0.9;

    private static final int ITERATIONS = 3;

    private final EvidenceGraph graph;

    Communities(EvidenceGraph graph) {
        this.graph = graph;
    }

    /**
     * Parts a group by community.
     *
     * @param members its accounts
     * @return the communities, ascending accounts each; one when the group is well connected
     */
    List<int[]> of(int[] members) {
        int[] whole = Arrays.stream(members).sorted().toArray();
        if (whole.length < 2 * FEWEST || isHeldTogether(whole)) {
            return List.of(whole);
        }
        List<int[]> parts = look(whole, GLANCE);
        return parts.size() > 1 && whole.length > GLANCE ? look(whole, CLOSER) : parts;
    }

    private List<int[]> look(int[] whole, int most) {
        int[] looked = sample(whole, most);
        var pairs = new Pairs(graph, looked);
        List<int[]> found = together(communities(pairs), pairs);
        return found.size() < 2 ? List.of(whole) : place(whole, looked, found);
    }

    /** Whether nearly all share one value that says much: then no two communities could be apart, and the pairs, which cost most, need not be looked at. */
    private boolean isHeldTogether(int[] whole) {
        return Holdings.of(graph, whole, value -> graph.nats(value) >= SAYS_MUCH).values().stream()
                .anyMatch(holders -> holders >= NEARLY_ALL * whole.length);
    }

    private int[] sample(int[] whole, int most) {
        return Arrays.stream(whole)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(account -> whole.length > most ? mixed(account) : 0)
                        .thenComparing(graph::account))
                .limit(most)
                .mapToInt(account -> account)
                .toArray();
    }

    private int mixed(int account) {
        return graph.account(account).hashCode() * 0x9E3779B9;
    }

    private static List<int[]> communities(Pairs pairs) {
        var from = new LargeIntArray(0);
        var to = new LargeIntArray(0);
        var weights = new LargeDoubleArray(0);
        double total = 0;
        for (int i = 0; i < pairs.size(); i++) {
            for (int j = i + 1; j < pairs.size(); j++) {
                double nats = pairs.evidence(i, j);
                if (nats > 0) {
                    from.append(i);
                    to.append(j);
                    weights.append(nats);
                    total += nats;
                }
            }
        }
        if (total == 0) {
            return List.of(IntStream.range(0, pairs.size()).toArray());
        }
        var network = new Network(pairs.size(), true, new LargeIntArray[] {from, to}, weights, false, false);
        // With this resolution the quality that is maximised is modularity.
        var leiden =
                new LeidenAlgorithm(1 / (2 * total), ITERATIONS, LeidenAlgorithm.DEFAULT_RANDOMNESS, new Random(1));
        return Arrays.stream(leiden.findClustering(network).getNodesPerCluster())
                .filter(nodes -> nodes.length > 0)
                .toList();
    }

    /** Joins communities, one with its nearest, until each stands by itself. */
    private static List<int[]> together(List<int[]> communities, Pairs pairs) {
        var left = new ArrayList<>(communities);
        while (left.size() > 1) {
            double[][] near = nearness(left, pairs);
            int closest = most(left.size(), i -> Arrays.stream(near[i]).max().orElse(0));
            int mixed = most(left.size(), i -> Arrays.stream(near[i]).sum());
            int smallest = most(left.size(), i -> -left.get(i).length);
            if (Arrays.stream(near[closest]).max().orElse(0) >= APART) {
                join(left, closest, most(left.size(), i -> near[closest][i]));
            } else if (Arrays.stream(near[mixed]).sum() >= ALL_OTHERS) {
                join(left, mixed, most(left.size(), i -> near[mixed][i]));
            } else if (left.get(smallest).length < FEWEST) {
                int[] few = left.get(smallest);
                join(left, smallest, most(left.size(), i -> i == smallest ? -1 : pairs.across(few, left.get(i))));
            } else {
                return left;
            }
        }
        return left;
    }

    private static void join(List<int[]> communities, int one, int other) {
        int[] joined = IntStream.concat(Arrays.stream(communities.get(one)), Arrays.stream(communities.get(other)))
                .toArray();
        communities.remove(Math.max(one, other));
        communities.set(Math.min(one, other), joined);
    }

    /** How near each two communities are; none to itself. */
    private static double[][] nearness(List<int[]> communities, Pairs pairs) {
        var near = new double[communities.size()][communities.size()];
        for (int i = 0; i < near.length; i++) {
            for (int j = 0; j < i; j++) {
                near[i][j] = pairs.nearness(communities.get(i), communities.get(j));
                near[j][i] = near[i][j];
            }
        }
        return near;
    }

    private static int most(int count, IntToDoubleFunction of) {
        return IntStream.range(0, count)
                .boxed()
                .max(Comparator.comparingDouble(of::applyAsDouble))
                .orElseThrow();
    }

    /** All accounts of a group by community: those that were not looked at go where the values they hold point. */
    private List<int[]> place(int[] whole, int[] looked, List<int[]> found) {
        List<int[]> communities = found.stream()
                .map(community -> Arrays.stream(community).map(i -> looked[i]).toArray())
                .toList();
        var holdings = new Holdings(graph, communities, value -> true);
        var parts = new ArrayList<IntSet>();
        var placed = new IntSet();
        for (int[] community : communities) {
            var part = new IntSet();
            Arrays.stream(community).forEach(part::add);
            Arrays.stream(community).forEach(placed::add);
            parts.add(part);
        }
        for (int account : whole) {
            if (!placed.contains(account)) {
                parts.get(holdings.closest(account)).add(account);
            }
        }
        return parts.stream().map(IntSet::toArray).toList();
    }
}
