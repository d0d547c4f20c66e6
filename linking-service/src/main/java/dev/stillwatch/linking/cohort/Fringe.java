package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.Kind;
import dev.stillwatch.linking.v1.LinkKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Tells who stands at the fringe of a cohort: members that share with the others less than a quarter of what the member in the middle shares. A campaign's accounts are woven together by all that its
 * operator has; a mailbox or a disguise in common with one of them, or one prompt, draws in somebody who shares nothing else, and with him his firm. The split into core and periphery is that of Borgatti and
 * Everett (Social Networks 21, 1999), with a measure that costs one look at each held value.
 */
final class Fringe {

    /** Of what the member in the middle shares; who shares less stands at the fringe. */
    private static final double LESS_THAN = 0.25;

    /** Members from which there is a middle worth the name. */
    private static final int FEWEST = 6;

    private Fringe() {}

    /** Who of a cohort's members stands at its fringe. */
    static SortedSet<String> of(EvidenceGraph graph, int[] members) {
        var fringe = new TreeSet<String>();
        if (members.length < FEWEST) {
            return fringe;
        }
        Map<Integer, Integer> holders = new HashMap<>();
        for (int member : members) {
            graph.held(member).forEach(value -> holders.merge(value, 1, Integer::sum));
        }
        double[] shared = new double[members.length];
        for (int i = 0; i < members.length; i++) {
            shared[i] = shared(graph, members[i], holders, members.length - 1);
        }
        double[] rising = shared.clone();
        Arrays.sort(rising);
        double middle = rising[rising.length / 2];
        for (int i = 0; i < members.length; i++) {
            if (shared[i] < LESS_THAN * middle) {
                fringe.add(graph.account(members[i]));
            }
        }
        return fringe;
    }

    /**
     * What a member shares with another on average, in nats: of each kind that value by which it reaches most of them, by what it says. Prompts count once, however many: who works from one source has
     * many of them. Times count nothing, for they come with something weaker.
     */
    private static double shared(EvidenceGraph graph, int member, Map<Integer, Integer> holders, int others) {
        var best = new EnumMap<LinkKind, Double>(LinkKind.class);
        HeldValues held = graph.held(member);
        for (int i = 0; i < held.size(); i++) {
            int value = held.value(i);
            Kind kind = graph.kind(value);
            int with = holders.getOrDefault(value, 1) - 1;
            if (with > 0 && !kind.timed()) {
                double nats = graph.nats(value) * graph.strength(value, held.dayAt(i)) * with / others;
                best.merge(kind.aspect().link(), nats, Math::max);
            }
        }
        return best.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
