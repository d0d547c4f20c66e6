package dev.stillwatch.intel.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stillwatch.intel.lifecycle.Trust.Fate;
import org.junit.jupiter.api.Test;

class TrustTest {

    @Test
    void aStrangerIsBelievedHalfAndBuiltOnLess() {
        assertThat(Trust.UNKNOWN.mean()).isEqualTo(0.5);
        // Beta(1, 1) has mean 1/2 and standard deviation 1/sqrt(12).
        assertThat(Trust.UNKNOWN.cautious()).isCloseTo(0.5 - 1 / Math.sqrt(12), within(1e-12));
    }

    @Test
    void whatProvesRightRaisesTrustAndWhatProvesWrongLowersIt() {
        Trust right = Trust.UNKNOWN;
        Trust wrong = Trust.UNKNOWN;
        for (int i = 0; i < 20; i++) {
            right = right.with(new Fate("c" + i, 1));
            wrong = wrong.with(new Fate("c" + i, -1));
        }
        assertThat(right.mean()).isCloseTo(21.0 / 22, within(1e-12));
        assertThat(wrong.mean()).isCloseTo(1.0 / 22, within(1e-12));
        assertThat(wrong.cautious()).isLessThan(0.02);
        assertThat(right.cautious()).isGreaterThan(0.85);
    }

    @Test
    void aCauseCountsOnceAsItStandsLast() {
        Trust trust =
                Trust.UNKNOWN.with(new Fate("c", 0.5)).with(new Fate("c", 0.5)).with(new Fate("c", -0.5));
        assertThat(trust.right()).isZero();
        assertThat(trust.wrong()).isEqualTo(0.5);
        assertThat(trust.weightOf("c")).isEqualTo(-0.5);
        assertThat(trust.weightOf("d")).isZero();
    }

    @Test
    void whatIsNoLongerKeptOneByOneStillCounts() {
        Trust trust = Trust.UNKNOWN;
        for (int i = 0; i < 1500; i++) {
            trust = trust.with(new Fate("c" + i, i % 3 == 0 ? -1 : 1));
        }
        assertThat(trust.fates()).hasSize(1000);
        assertThat(trust.right()).isEqualTo(1000);
        assertThat(trust.wrong()).isEqualTo(500);
    }
}
