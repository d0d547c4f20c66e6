package dev.stillwatch.lab.evaluate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EstimateTest {
    @Test
    void overSeedsTheIntervalIsStudents() {
        Estimate estimate = Estimate.over(List.of(new Reading.Value(1), new Reading.Value(2), new Reading.Value(3)));

        // Standard deviation 1, standard error 1/√3, t(0.975; 2 degrees of freedom) = 4.302653.
        assertThat(estimate.mean()).isEqualTo(2);
        assertThat(Objects.requireNonNull(estimate.low())).isCloseTo(2 - 4.302653 / Math.sqrt(3), within(1e-5));
        assertThat(Objects.requireNonNull(estimate.high())).isCloseTo(2 + 4.302653 / Math.sqrt(3), within(1e-5));
    }

    @Test
    void aShareKeepsWithinZeroAndOne() {
        Estimate estimate = Estimate.over(List.of(new Reading.Share(1, 2), new Reading.Share(2, 2)));

        assertThat(estimate.mean()).isEqualTo(0.75);
        assertThat(estimate.low()).isEqualTo(0);
        assertThat(estimate.high()).isEqualTo(1);
    }

    @Test
    void withOneSeedAShareHasWilsonsInterval() {
        Estimate estimate = Estimate.over(List.of(new Reading.Share(8, 10)));

        // Wilson (1927) with z = 1.959964: centre (0.8 + z²/20) / (1 + z²/10) = 0.71674, half width 0.22663.
        assertThat(estimate.mean()).isEqualTo(0.8);
        assertThat(Objects.requireNonNull(estimate.low())).isCloseTo(0.4902, within(1e-4));
        assertThat(Objects.requireNonNull(estimate.high())).isCloseTo(0.9433, within(1e-4));
    }

    @Test
    void campaignsOfAllSeedsArePooled() {
        Estimate estimate = Estimate.pooled(List.of(new Reading.Share(1, 1), new Reading.Share(0, 1)));

        assertThat(estimate.mean()).isEqualTo(0.5);
        assertThat(estimate.readings()).isEqualTo(2);
    }

    @Test
    void whatNeverHappenedIsCountedAndNotAveraged() {
        Estimate estimate = Estimate.over(List.of(new Reading.Value(4), new Reading.Never(), new Reading.Never()));

        assertThat(estimate).isEqualTo(new Estimate(4.0, null, null, 1, 2));
    }

    @Test
    void whatCannotBeToldSaysNothing() {
        assertThat(Estimate.over(List.of(new Reading.Unknown()))).isEqualTo(new Estimate(null, null, null, 0, 0));
    }
}
