package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.Kind;
import dev.stillwatch.linking.evidence.Steps;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Candidate cohorts: accounts of no cohort that share one weak value, such as a build of software that few use. That says too little to call them one hand, and
 * much too little to act on; but a campaign that shares nothing stronger shares just that, and whether such accounts are unlike others all at once can
 * be tested. So a scan for what is remarkable together has few places to look at, each of which is paid for in the false-discovery rate.
 *
 * <p>An account is in one circle at most: that of the most common of its weak values which still say something, so that a campaign is not scattered. What
 * a circle is depends on the evidence alone, not on the way it came.
 */
final class Circles {

    /** Software and wrappers: what a campaign has to run with. Not networks, which strangers share, nor what the cohort test might read. */
    private static final Set<Kind> KINDS = EnumSet.of(Kind.BUILD, Kind.SYSTEM_PROMPT, Kind.TOOLSET, Kind.REFERRAL);

    /** Nats that sharing the value must say: one hand makes it e times as likely. */
    private static final double LEAST = 1;

    private static final int FEWEST = 5;
    private static final int MOST = 400;

    private final IntColumn choices = new IntColumn(Labels.NONE);
    private final Map<Integer, IntSet> byValue = new HashMap<>();
    private final Map<Integer, Integer> labelOf = new HashMap<>();
    private final Labels labels = new Labels();

    /**
     * Looks again at accounts whose evidence may have changed, or that joined or left a cohort.
     *
     * @param grouped whether an account is in a cohort
     * @return labels of circles that are others than before, and accounts that are elsewhere
     */
    Labels.Update settle(EvidenceGraph graph, BitSet look, IntPredicate grouped) {
        var values = new HashSet<Integer>();
        look.stream().forEach(account -> {
            int before = choices.get(account);
            int now = grouped.test(account) ? Labels.NONE : choice(graph, account);
            if (before != now) {
                choices.set(account, now);
                if (before != Labels.NONE) {
                    byValue.computeIfAbsent(before, v -> new IntSet()).remove(account);
                    values.add(before);
                }
                if (now != Labels.NONE) {
                    byValue.computeIfAbsent(now, v -> new IntSet()).add(account);
                    values.add(now);
                }
            }
        });
        return relabel(values);
    }

    private Labels.Update relabel(Set<Integer> values) {
        var old = new HashSet<Integer>();
        List<int[]> circles = new ArrayList<>();
        var sources = new ArrayList<Integer>();
        for (int value : values.stream().sorted().toList()) {
            Integer label = labelOf.remove(value);
            if (label != null) {
                old.add(label);
            }
            IntSet holders = byValue.getOrDefault(value, new IntSet());
            if (holders.size() >= FEWEST) {
                circles.add(holders.toArray());
                sources.add(value);
            } else if (holders.isEmpty()) {
                byValue.remove(value);
            }
        }
        Labels.Update update = labels.replace(old, circles);
        for (int i = 0; i < circles.size(); i++) {
            labelOf.put(sources.get(i), labels.of(circles.get(i)[0]));
        }
        return update;
    }

    private static int choice(EvidenceGraph graph, int account) {
        int best = Labels.NONE;
        for (int value : graph.freshValues(account)) {
            long holders = Steps.floor(graph.holders(value).size());
            if (KINDS.contains(graph.kind(value))
                    && holders >= FEWEST
                    && holders <= MOST
                    && graph.nats(value) >= LEAST
                    && (best == Labels.NONE || weaker(graph, value, best))) {
                best = value;
            }
        }
        return best;
    }

    /** Whether more share a value; among equals the order of values decides, which does not depend on how they came. */
    private static boolean weaker(EvidenceGraph graph, int value, int than) {
        int order = Double.compare(graph.nats(value), graph.nats(than));
        return order != 0 ? order < 0 : graph.value(value).compareTo(graph.value(than)) < 0;
    }

    /** The circle an account is in, or {@link Labels#NONE}. */
    int of(int account) {
        return labels.of(account);
    }

    /** The accounts of a circle; empty when it is no more. */
    int[] members(int label) {
        return labels.members(label).toArray();
    }

    /** Labels of all circles. */
    Set<Integer> all() {
        return Set.copyOf(labels.all());
    }
}
