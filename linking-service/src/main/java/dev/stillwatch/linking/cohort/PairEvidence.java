package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.EvidenceSum;

/** What shared values say together. Not for several threads. */
final class PairEvidence {

    private final EvidenceGraph graph;
    private final EvidenceSum sum;

    PairEvidence(EvidenceGraph graph) {
        this.graph = graph;
        this.sum = graph.sum();
    }

    /** What two things say that hold these values, ascending each; in nats. */
    double between(int[] some, int[] others) {
        int i = 0;
        int j = 0;
        while (i < some.length && j < others.length) {
            if (some[i] == others[j]) {
                sum.add(graph.kind(some[i]), graph.nats(some[i]));
                i++;
                j++;
            } else if (some[i] < others[j]) {
                i++;
            } else {
                j++;
            }
        }
        return sum.take();
    }

    /** What sharing all of these values would say, in nats. */
    double ofAll(int... values) {
        for (int value : values) {
            sum.add(graph.kind(value), graph.nats(value));
        }
        return sum.take();
    }
}
