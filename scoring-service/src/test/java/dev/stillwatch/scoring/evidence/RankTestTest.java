package dev.stillwatch.scoring.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RankTestTest {

    private static final RankTest TEST = new RankTest(50);
    private static final Component EARLY = new Component(0, Statistic.DRAW);
    private static final Component LATE = new Component(3, Statistic.DRAW);

    @Test
    void ranksAmongTheUnlinkedAndTheMembersBefore() {
        Bins reference = bins(99, 0.2);
        reference.add(Bins.of(0.8), 1);

        // As remarkable as 0.8: itself, one unlinked account, nine members; of 110 in all.
        assertThat(TEST.rank(EARLY, Bins.of(0.8), reference, bins(9, 0.9))).hasValue(11 / 110.0);
    }

    @Test
    void aTieSpeaksForTheAccount() {
        assertThat(TEST.rank(EARLY, Bins.of(0.2), bins(100, 0.2), new Bins())).hasValue(1);
    }

    @Test
    void waitsForEnoughUnlinkedAccounts() {
        assertThat(TEST.rank(EARLY, 900, bins(49, 0.2), new Bins())).isEmpty();
        assertThat(TEST.rank(EARLY, 900, bins(50, 0.2), new Bins())).isPresent();
    }

    @Test
    void waitsWhileTheMembersRankedAreTooManyForTheReference() {
        assertThat(TEST.rank(EARLY, 900, bins(80, 0.2), bins(9, 0.9))).isPresent();
        assertThat(TEST.rank(EARLY, 900, bins(80, 0.2), bins(10, 0.9))).isEmpty();
        assertThat(TEST.rank(LATE, 900, bins(80, 0.2), bins(2, 0.9))).isEmpty();
        assertThat(TEST.rank(LATE, 900, bins(96, 0.2), bins(2, 0.9))).isPresent();
    }

    private static Bins bins(long accounts, double statistic) {
        Bins bins = new Bins();
        bins.add(Bins.of(statistic), accounts);
        return bins;
    }
}
