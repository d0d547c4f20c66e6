package dev.stillwatch.scoring.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdjusterTest {

    /** An adjuster A is admissible when ∫ A(w) / w² dw over w from 1 is 1, which is the mean at the best moment to stop. */
    @Test
    void isAnEValueOfTheGreatestWealth() {
        double integral = 0;
        double step = 1e-3;
        double most = 200;
        for (double l = step / 2; l < most; l += step) {
            integral += StrictMath.exp(Adjuster.logE(l) - l) * step;
        }
        double beyond = 1 / most;

        assertThat(integral + beyond).isCloseTo(1, within(1e-4));
    }

    /** Computed by hand from (1 − p + p ln p) / (p ln² p) with p = 1/w. */
    @ParameterizedTest
    @CsvSource({"2, 0.6385", "10, 1.2628", "100, 4.4508", "1000, 20.7902"})
    void hasTheClosedForm(double wealth, double e) {
        assertThat(StrictMath.exp(Adjuster.logE(StrictMath.log(wealth)))).isCloseTo(e, within(1e-3));
    }

    @Test
    void isSmoothRisesAndTakesAnyWealth() {
        assertThat(Adjuster.logE(0.00099)).isCloseTo(Adjuster.logE(0.00101), within(1e-5));
        assertThat(Adjuster.logE(-50)).isEqualTo(Adjuster.logE(0)).isCloseTo(StrictMath.log(0.5), within(1e-12));
        assertThat(Adjuster.logE(5_000)).isCloseTo(5_000 - 2 * StrictMath.log(5_000), within(1e-9));
    }
}
