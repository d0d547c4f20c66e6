package dev.stillwatch.linking.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A connected whole as a graph of its own: accounts are nodes {@code 0 … n−1} in their order, each combination that links several is one node
 * after them, and every link is an edge with its evidence. Finds the edges that alone hold two parts together (Tarjan 1974), without
 * recursion, in time proportional to the edges.
 */
final class Joints {

    /** Takes an edge. */
    @FunctionalInterface
    interface EdgeAction {
        /** An edge, and the node at its other end or, of a bridge, the accounts on its far side. */
        void accept(int edge, int other);
    }

    private final int accounts;
    private final List<int[]> ends = new ArrayList<>();
    private final List<Double> nats = new ArrayList<>();
    private final int[][] edgesOf;

    Joints(NearPairs links, int[] whole) {
        accounts = whole.length;
        Map<Integer, Integer> combinations = new HashMap<>();
        for (int i = 0; i < whole.length; i++) {
            int from = i;
            links.forEachNear(whole[i], other -> {
                if (other > whole[from]) {
                    add(from, Arrays.binarySearch(whole, other), links.nats(whole[from], other));
                }
            });
            links.forEachCombination(whole[i], (combination, says) -> {
                int node = combinations.computeIfAbsent(combination, c -> accounts + combinations.size());
                add(from, node, says);
            });
        }
        int nodes = accounts + combinations.size();
        var degrees = new int[nodes];
        ends.forEach(e -> {
            degrees[e[0]]++;
            degrees[e[1]]++;
        });
        edgesOf = new int[nodes][];
        Arrays.setAll(edgesOf, n -> new int[degrees[n]]);
        for (int edge = 0; edge < ends.size(); edge++) {
            for (int node : ends.get(edge)) {
                edgesOf[node][--degrees[node]] = edge;
            }
        }
    }

    private void add(int from, int to, double says) {
        ends.add(new int[] {from, to});
        nats.add(says);
    }

    /** Whether an edge links two accounts by several values together, and not an account and a combination. */
    boolean isPair(int edge) {
        return ends.get(edge)[1] < accounts;
    }

    /** What an edge says. */
    double nats(int edge) {
        return nats.get(edge);
    }

    /** Calls for each edge of a node with the node at its other end. */
    void forEachEdge(int node, EdgeAction action) {
        for (int edge : edgesOf[node]) {
            action.accept(edge, other(edge, node));
        }
    }

    private int other(int edge, int node) {
        int[] of = ends.get(edge);
        return of[0] == node ? of[1] : of[0];
    }

    /** Calls for each edge without which the whole falls apart, with the number of accounts on its far side. */
    void forEachBridge(EdgeAction action) {
        int nodes = edgesOf.length;
        var entered = new int[nodes];
        var low = new int[nodes];
        var below = new int[nodes];
        var cameBy = new int[nodes];
        var next = new int[nodes];
        var stack = new int[nodes];
        int depth = 0;
        int time = 1;
        entered[0] = low[0] = time;
        below[0] = 1;
        cameBy[0] = -1;
        while (depth >= 0) {
            int node = stack[depth];
            if (next[node] < edgesOf[node].length) {
                int edge = edgesOf[node][next[node]++];
                int other = other(edge, node);
                if (entered[other] == 0) {
                    entered[other] = low[other] = ++time;
                    below[other] = other < accounts ? 1 : 0;
                    cameBy[other] = edge;
                    stack[++depth] = other;
                } else if (edge != cameBy[node]) {
                    low[node] = Math.min(low[node], entered[other]);
                }
                continue;
            }
            depth--;
            if (depth >= 0) {
                int parent = stack[depth];
                low[parent] = Math.min(low[parent], low[node]);
                below[parent] += below[node];
                if (low[node] > entered[parent]) {
                    action.accept(cameBy[node], below[node]);
                }
            }
        }
    }
}
