package dev.stillwatch.linking.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A connected whole as a graph of its own: accounts are nodes, each combination that links several is one, and every link is an edge with
 * its evidence. Finds the edges that alone hold two parts together (Tarjan 1974), without recursion, in time proportional to the edges.
 *
 * <p>Where one combination holds most of a large whole, those of its holders that nobody outside it hangs on are drawn into one node, the hub. Among them no
 * edge holds two parts together but the one to the holder itself, so the answer is the same, and the time that of what is outside the hub.
 */
final class Joints {

    /** Takes an edge. */
    @FunctionalInterface
    interface EdgeAction {
        /** An edge, and the node at its other end or, of a bridge, the accounts on its far side. */
        void accept(int edge, int other);
    }

    /** Wholes of fewer accounts are taken as they are. */
    private static final int LARGE = 32;

    private final int[] explicit;
    private final int[] drawnIn;
    private final int accountNodes;
    private final List<int[]> ends = new ArrayList<>();
    private final List<Double> nats = new ArrayList<>();
    private final Map<Integer, Integer> nodeOfCombination = new HashMap<>();
    private final int[][] edgesOf;

    Joints(NearPairs links, int[] whole) {
        var apart = new Hub(links, whole, whole.length < LARGE ? Hub.NONE : Hub.of(links, whole));
        explicit = apart.explicit();
        drawnIn = apart.drawnIn();
        accountNodes = explicit.length + (drawnIn.length > 0 ? 1 : 0);
        for (int node = 0; node < explicit.length; node++) {
            connect(links, node, apart);
        }
        int nodes = accountNodes + nodeOfCombination.size();
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

    private void connect(NearPairs links, int from, Hub apart) {
        int account = explicit[from];
        links.forEachNear(account, other -> {
            int to = Arrays.binarySearch(explicit, other);
            if (to < 0) {
                add(from, explicit.length, links.nats(account, other));
            } else if (to > from) {
                add(from, to, links.nats(account, other));
            }
        });
        links.forEachCombinationNumber(account, combination -> {
            int to = apart.holdsMuchOf(combination) ? explicit.length : node(combination);
            add(from, to, links.natsOfCombination(combination));
        });
    }

    private int node(int combination) {
        return nodeOfCombination.computeIfAbsent(combination, c -> accountNodes + nodeOfCombination.size());
    }

    private void add(int from, int to, double says) {
        ends.add(new int[] {from, to});
        nats.add(says);
    }

    /** Whether an edge links two accounts by several values together, and not an account and a combination. */
    boolean isPair(int edge) {
        return ends.get(edge)[1] < explicit.length;
    }

    /** What an edge says. */
    double nats(int edge) {
        return nats.get(edge);
    }

    /** The parts that are left when some edges are cut; ascending accounts each. */
    List<int[]> without(BitSet cut) {
        var parts = new ArrayList<int[]>();
        var seen = new BitSet();
        for (int from = 0; from < accountNodes; from++) {
            if (!seen.get(from)) {
                var reached = new BitSet();
                boolean hubReached = walk(from, cut, seen, reached);
                IntStream part = reached.stream().map(node -> explicit[node]);
                parts.add((hubReached ? IntStream.concat(part, Arrays.stream(drawnIn)) : part)
                        .sorted()
                        .toArray());
            }
        }
        return parts;
    }

    private boolean walk(int from, BitSet cut, BitSet seen, BitSet reached) {
        var stack = new java.util.ArrayDeque<Integer>();
        boolean hubReached = false;
        seen.set(from);
        stack.push(from);
        while (!stack.isEmpty()) {
            int node = stack.pop();
            if (node < explicit.length) {
                reached.set(node);
            } else if (node < accountNodes) {
                hubReached = true;
            }
            for (int edge : edgesOf[node]) {
                int other = other(edge, node);
                if (!cut.get(edge) && !seen.get(other)) {
                    seen.set(other);
                    stack.push(other);
                }
            }
        }
        return hubReached;
    }

    private int other(int edge, int node) {
        int[] of = ends.get(edge);
        return of[0] == node ? of[1] : of[0];
    }

    /** How many accounts a node stands for. */
    private int accounts(int node) {
        return node < explicit.length ? 1 : node < accountNodes ? drawnIn.length : 0;
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
        below[0] = accounts(0);
        cameBy[0] = -1;
        while (depth >= 0) {
            int node = stack[depth];
            if (next[node] < edgesOf[node].length) {
                int edge = edgesOf[node][next[node]++];
                int other = other(edge, node);
                if (entered[other] == 0) {
                    entered[other] = low[other] = ++time;
                    below[other] = accounts(other);
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
