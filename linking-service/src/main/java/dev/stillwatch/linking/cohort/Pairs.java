package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.Group;
import java.util.HashSet;
import java.util.Set;

/** What each two of some accounts share, all pairs of them: for so few accounts that this is affordable. Accounts are numbered as they were given. */
final class Pairs {

    /** What two accounts share says at least so much, in nats, or counts as nothing: half of all pairs share a popular client. */
    private static final double LEAST = 2;

    /** From so many nats on a value of identity ties who holds it, whatever else differs. */
    private static final double TIES = 4.5;

    /** So many values of identity across two lots of accounts make them one; a single one may be stolen. */
    private static final int TIED = 2;

    private final EvidenceGraph graph;
    private final int[][] values;
    private final double[][] evidence;

    Pairs(EvidenceGraph graph, int[] accounts) {
        this.graph = graph;
        this.values = new int[accounts.length][];
        this.evidence = new double[accounts.length][accounts.length];
        var shared = new PairEvidence(graph);
        for (int i = 0; i < accounts.length; i++) {
            values[i] = graph.freshValues(accounts[i]);
            for (int j = 0; j < i; j++) {
                double nats = shared.between(values[i], values[j]);
                evidence[i][j] = nats < LEAST ? 0 : nats;
                evidence[j][i] = evidence[i][j];
            }
        }
    }

    int size() {
        return values.length;
    }

    /** What two share says, in nats; 0 where it is next to nothing. */
    double evidence(int one, int other) {
        return evidence[one][other];
    }

    /** What a pair across says, as a share of what a pair within the less dense of two lots says; 1 at least where several cards or the like tie them. */
    double nearness(int[] some, int[] others) {
        double within = Math.min(within(some), within(others));
        double near = within == 0 ? 0 : across(some, others) / within;
        return near < 1 && tied(some, others) ? 1 : near;
    }

    /** What a pair across says on average, in nats. */
    double across(int[] some, int[] others) {
        double total = 0;
        for (int one : some) {
            for (int other : others) {
                total += evidence[one][other];
            }
        }
        return total / ((double) some.length * others.length);
    }

    private double within(int[] some) {
        return some.length < 2 ? 0 : across(some, some) * some.length / (some.length - 1);
    }

    private boolean tied(int[] some, int[] others) {
        Set<Integer> held = identities(some);
        held.retainAll(identities(others));
        return held.size() >= TIED;
    }

    private Set<Integer> identities(int[] some) {
        var held = new HashSet<Integer>();
        for (int account : some) {
            for (int value : values[account]) {
                if (graph.kind(value).group() == Group.IDENTITY && graph.nats(value) >= TIES) {
                    held.add(value);
                }
            }
        }
        return held;
    }
}
