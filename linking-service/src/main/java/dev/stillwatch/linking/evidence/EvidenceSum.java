package dev.stillwatch.linking.evidence;

import java.util.Arrays;

/**
 * Adds up what shared values say together. Values of one aspect repeat one another and count {@link KindWeight#repeat} of the one before;
 * aspects of one group lean on one another and count half of the one before, strongest first; groups are independent and add. The order of
 * adding does not matter. Times are never enough: they count at most {@value #MOST_TIMING} nats and a quarter of what all else says. Used again and again to spare allocation; not for several threads.
 */
public final class EvidenceSum {

    /** Takes what one value contributes. */
    @FunctionalInterface
    public interface Contributions {
        /** What a value of this kind adds to the total, in nats. */
        void add(Kind kind, double nats);
    }

    /** What times say together, at most, in nats. */
    static final double MOST_TIMING = 1.5;

    /** What times say together, at most, as a share of what all else says. */
    static final double TIMING_SHARE = 0.25;

    private static final int KEPT = 3;
    private static final double NEXT_ASPECT = 0.5;
    private static final Group[] GROUPS = Group.values();
    private static final int[] ASPECT = new int[Kind.CODES];
    private static final Group[] GROUP = new Group[Kind.CODES];

    static {
        for (Kind kind : Kind.values()) {
            ASPECT[kind.code()] = kind.aspect().code();
            GROUP[kind.code()] = kind.group();
        }
    }

    private final double[] repeat = new double[Kind.CODES];
    private final double[][] strongest = new double[Kind.CODES][KEPT];
    private final Kind[][] kinds = new Kind[Kind.CODES][KEPT];
    private final int[] used = new int[Kind.CODES];
    private int usedCount;

    /** @param weights for how much repetition counts */
    public EvidenceSum(LinkWeights weights) {
        for (Kind kind : Kind.values()) {
            repeat[kind.code()] = weights.of(kind.aspect()).repeat();
        }
    }

    /** Adds a shared value. Only the three strongest of an aspect are kept. */
    public void add(Kind kind, double nats) {
        if (nats <= 0) {
            return;
        }
        int aspect = ASPECT[kind.code()];
        double[] best = strongest[aspect];
        if (best[0] == 0) {
            used[usedCount++] = aspect;
        }
        double weight = nats;
        Kind of = kind;
        for (int i = 0; i < KEPT && weight > 0; i++) {
            if (weight > best[i] || (weight == best[i] && of.code() < kinds[aspect][i].code())) {
                double lower = best[i];
                Kind lowerOf = kinds[aspect][i];
                best[i] = weight;
                kinds[aspect][i] = of;
                weight = lower;
                of = lowerOf;
            }
        }
    }

    /** The total in nats; begins anew. */
    public double take() {
        return take((kind, nats) -> {});
    }

    /** The total in nats, with what each kept value contributes to it; begins anew. */
    public double take(Contributions contributions) {
        double total = 0;
        if (usedCount > 1) {
            Arrays.sort(used, 0, usedCount);
        }
        for (Group group : GROUPS) {
            if (group != Group.TIMING) {
                total += group(group, 1, contributions);
            }
        }
        total += timing(total, contributions);
        for (int i = 0; i < usedCount; i++) {
            Arrays.fill(strongest[used[i]], 0);
        }
        usedCount = 0;
        return total;
    }

    private double timing(double rest, Contributions contributions) {
        double says = group(Group.TIMING, 1, (kind, nats) -> {});
        double counts = Math.min(says, Math.min(MOST_TIMING, TIMING_SHARE * rest));
        if (counts > 0) {
            group(Group.TIMING, counts / says, contributions);
        }
        return counts;
    }

    private double group(Group group, double scale, Contributions contributions) {
        double total = 0;
        double factor = 1;
        double limit = Double.POSITIVE_INFINITY;
        int last = -1;
        while (true) {
            int next = -1;
            double most = 0;
            for (int i = 0; i < usedCount; i++) {
                int aspect = used[i];
                if (GROUP[aspect] != group) {
                    continue;
                }
                double says = aspect(aspect);
                // The strongest that was not taken yet: strictly below the last, or equal to it and later in order.
                boolean left = says < limit || (says == limit && aspect > last);
                if (left && says > most) {
                    most = says;
                    next = aspect;
                }
            }
            if (next < 0) {
                return total;
            }
            total += factor * most;
            contribute(next, scale * factor, contributions);
            limit = most;
            last = next;
            factor *= NEXT_ASPECT;
        }
    }

    private double aspect(int aspect) {
        double total = 0;
        double factor = 1;
        for (double nats : strongest[aspect]) {
            total += factor * nats;
            factor *= repeat[aspect];
        }
        return total;
    }

    private void contribute(int aspect, double factor, Contributions contributions) {
        double repeated = factor;
        for (int i = 0; i < KEPT && strongest[aspect][i] > 0; i++) {
            contributions.add(kinds[aspect][i], repeated * strongest[aspect][i]);
            repeated *= repeat[aspect];
        }
    }
}
