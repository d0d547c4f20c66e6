package dev.stillwatch.scoring.evidence;

import java.util.OptionalLong;

/**
 * What one account says against "the accounts of this cohort behave like accounts that nobody linked". Its rank among the unlinked
 * accounts and those members that were ranked before it is an online conformal p-value (Vovk, Gammerman and Shafer, "Algorithmic
 * Learning in a Random World", 2nd ed. 2022, chapter 8): under that hypothesis the p-values of members ranked one after another are
 * independent and none is too small too often, however small the reference is. So no bound for the reference's own error is needed, and the
 * product of their e-values is a test martingale. Ties count against the account's being remarkable.
 *
 * <p>The more members are among those compared with, the less the next one can say. A member is therefore ranked only while the reference
 * is {@link #PER_MEMBER} times as large as the members ranked already; else it waits for the reference to grow. That looks at
 * numbers of accounts only, never at their statistics, so it does not spoil the test.
 */
public final class RankTest {

    /** Unlinked accounts wanted for each member ranked. */
    public static final int PER_MEMBER = 8;

    /** E-values are kept in millionths of a nat, so that their sum does not depend on its order. */
    public static final double UNITS_PER_NAT = 1e6;

    private final int leastReference;

    /**
     * Makes a test.
     *
     * @param leastReference unlinked accounts below which nothing is ranked
     */
    public RankTest(int leastReference) {
        this.leastReference = leastReference;
    }

    /** Whether a further member may be ranked. */
    public boolean mayRank(long reference, long ranked) {
        return reference >= leastReference && reference >= PER_MEMBER * (ranked + 1);
    }

    /**
     * Ranks a member.
     *
     * @param statistic its conformity statistic, 0 to 1
     * @param reference the unlinked accounts
     * @param ranked the members that were ranked before
     * @return natural logarithm of its e-value in millionths; empty when the reference is too small yet
     */
    public OptionalLong rank(double statistic, Bins reference, Bins ranked) {
        if (!mayRank(reference.total(), ranked.total())) {
            return OptionalLong.empty();
        }
        int bin = Bins.of(statistic);
        double asRemarkable = 1.0 + reference.atOrAbove(bin) + ranked.atOrAbove(bin);
        double p = asRemarkable / (1.0 + reference.total() + ranked.total());
        return OptionalLong.of((long) Math.floor(Calibrator.logE(p) * UNITS_PER_NAT));
    }
}
