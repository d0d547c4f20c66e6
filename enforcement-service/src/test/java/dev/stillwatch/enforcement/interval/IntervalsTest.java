package dev.stillwatch.enforcement.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalsTest {

    /** From tables in Brown, Cai and DasGupta (2001), and R's qbeta(c(.025, .975), 2.5, 8.5). */
    @Test
    void jeffreysOfTwoInTen() {
        assertThat(Intervals.share(2, 10).low()).isCloseTo(0.0441, within(0.0005));
        assertThat(Intervals.share(2, 10).high()).isCloseTo(0.5028, within(0.0005));
    }

    @Test
    void noneOrAllReachTheEnd() {
        assertThat(Intervals.share(0, 10).low()).isZero();
        assertThat(Intervals.share(10, 10).high()).isEqualTo(1);
        assertThat(Intervals.share(0, 0)).isEqualTo(new Intervals.Range(0, 1));
    }

    /** Garwood (1936), table: a count of 10 has 4.80 to 18.39; of none 0 to 3.69. */
    @Test
    void garwood() {
        assertThat(Intervals.poisson(10).low()).isCloseTo(4.795, within(0.001));
        assertThat(Intervals.poisson(10).high()).isCloseTo(18.390, within(0.001));
        assertThat(Intervals.poisson(0).low()).isZero();
        assertThat(Intervals.poisson(0).high()).isCloseTo(3.689, within(0.001));
    }

    @Test
    void atMostSoManyOfTwentyAtOneInAHundred() {
        assertThat(Intervals.atMost(20, 0.01)).isEqualTo(1);
        assertThat(Intervals.atMost(0, 0.01)).isZero();
    }
}
