package dev.stillwatch.scoring.evidence;

import java.util.OptionalDouble;

/**
 * What one account says against "the accounts of this cohort behave like accounts that nobody linked". Its rank among the unlinked
 * accounts and those members that were ranked before it is an online conformal p-value (Vovk, Gammerman and Shafer, "Algorithmic
 * Learning in a Random World", 2nd ed. 2022, chapter 8): under that hypothesis the p-values of members ranked one after another are
 * independent and none is too small too often, however small the reference is. So no bound for the reference's own error is needed. Ties
 * count against the account's being remarkable.
 *
 * <p>The more members are among those compared with, the less the next one can say. A member is therefore ranked only while the reference
 * some times as large as the members ranked already, see {@link Component#perMember}; else it waits for the reference to grow. That
 * looks at numbers of accounts only, never at their statistics, so it does not spoil the test.
 *
 * @param leastReference unlinked accounts below which nothing is ranked
 */
public record RankTest(int leastReference) {

    /** Whether a further member may be ranked. */
    public boolean mayRank(Component component, long reference, long ranked) {
        return reference >= leastReference && reference >= component.perMember() * (ranked + 1);
    }

    /**
     * Ranks a member.
     *
     * @param component what is ranked
     * @param bin the step of its statistic
     * @param reference the unlinked accounts at the same milestone
     * @param ranked the members that were ranked before
     * @return its p-value, above 0 and at most 1; empty when the reference is too small yet
     */
    public OptionalDouble rank(Component component, int bin, Bins reference, Bins ranked) {
        if (!mayRank(component, reference.total(), ranked.total())) {
            return OptionalDouble.empty();
        }
        double asRemarkable = 1.0 + reference.atOrAbove(bin) + ranked.atOrAbove(bin);
        return OptionalDouble.of(asRemarkable / (1.0 + reference.total() + ranked.total()));
    }
}
