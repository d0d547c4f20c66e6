package dev.stillwatch.scoring.evidence;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What the ranked members of a cohort say together: for every component and every bet the sum of the members' log e-values, in
 * millionths of a nat, so that neither order nor grouping matters. Immutable.
 *
 * <p>Within a component the average of the bets' products is a test martingale. Components are not: they look at the same accounts
 * at different times. Each is therefore put through the {@link Adjuster} before they are averaged; the average of e-values is an e-value.
 */
public final class Evidence {

    private static final double UNITS_PER_NAT = 1e6;
    private static final Evidence NONE = new Evidence(new long[Component.NUMBER * Bets.NUMBER]);

    private final long[] sums;

    private Evidence(long[] sums) {
        this.sums = sums;
    }

    /** Nobody was ranked. */
    public static Evidence none() {
        return NONE;
    }

    /** As it was kept. */
    public static Evidence of(long[] sums) {
        if (sums.length != NONE.sums.length) {
            throw new IllegalArgumentException("not evidence under version " + Component.VERSION);
        }
        return new Evidence(sums.clone());
    }

    /** With a member; or, with −1, without. */
    public Evidence with(Surprisals member, int sign) {
        return add(member, sign, Long.MAX_VALUE);
    }

    /** With what a member that left spoke for the cohort; what it spoke against it is left out. */
    public Evidence withLeaver(Surprisals member) {
        return add(member, 1, 0);
    }

    private Evidence add(Surprisals member, int sign, long most) {
        long[] sum = sums.clone();
        for (int c = 0; c < Component.NUMBER; c++) {
            if (member.has(c)) {
                for (int b = 0; b < Bets.NUMBER; b++) {
                    long units = (long) Math.floor(Bets.logE(b, member.nats(c)) * UNITS_PER_NAT);
                    sum[c * Bets.NUMBER + b] += sign * Math.min(most, units);
                }
            }
        }
        return new Evidence(sum);
    }

    /** Both together. */
    public Evidence plus(Evidence other) {
        long[] sum = sums.clone();
        Arrays.setAll(sum, i -> sums[i] + other.sums[i]);
        return new Evidence(sum);
    }

    /** Natural logarithm of the e-value; 0 when nothing was ranked. */
    public double logE() {
        if (equals(NONE)) {
            return 0;
        }
        double[] logs = new double[Component.NUMBER];
        Arrays.setAll(logs, c -> StrictMath.log(Component.all().get(c).weight()) + Adjuster.logE(logWealth(c)));
        return logSum(logs);
    }

    /** The same by one statistic alone, averaged over its milestones; 0 when it was not ranked by. */
    public double logE(Statistic statistic) {
        double[] logs = IntStream.range(0, Component.NUMBER)
                .filter(c -> Component.all().get(c).statistic() == statistic)
                .mapToDouble(c -> Adjuster.logE(logWealth(c))
                        + StrictMath.log(Component.all().get(c).weight() / statistic.weight()))
                .toArray();
        return equals(NONE) ? 0 : logSum(logs);
    }

    /** The component that says most, for an analyst. */
    public String strongest() {
        int strongest = 0;
        for (int c = 1; c < Component.NUMBER; c++) {
            strongest = logWealth(c) > logWealth(strongest) ? c : strongest;
        }
        return Component.all().get(strongest).description();
    }

    private double logWealth(int component) {
        double[] logs = new double[Bets.NUMBER];
        Arrays.setAll(logs, b -> sums[component * Bets.NUMBER + b] / UNITS_PER_NAT - StrictMath.log(Bets.NUMBER));
        return logSum(logs);
    }

    private static double logSum(double[] logs) {
        double most = Arrays.stream(logs).max().orElseThrow();
        double sum = 0;
        for (double log : logs) {
            sum += StrictMath.exp(log - most);
        }
        return most + StrictMath.log(sum);
    }

    /** The sums, a copy. */
    public long[] toArray() {
        return sums.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Evidence that && Arrays.equals(sums, that.sums);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sums);
    }

    @Override
    public String toString() {
        return "Evidence[logE=" + logE() + "]";
    }
}
