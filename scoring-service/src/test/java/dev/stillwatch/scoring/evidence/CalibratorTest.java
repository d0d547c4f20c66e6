package dev.stillwatch.scoring.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalibratorTest {

    @Test
    void isAnEValueOfAUniformPValue() {
        // Midpoints of e^(-u) steps, for the integrand is steep at 0; what is below the last step is 1/ln(1/p).
        double integral = 0;
        int steps = 400_000;
        double least = StrictMath.log(1e-12);
        for (int i = 0; i < steps; i++) {
            double from = StrictMath.exp(least * (i + 1) / steps);
            double to = StrictMath.exp(least * i / steps);
            integral += (to - from) * StrictMath.exp(Calibrator.logE(StrictMath.sqrt(from * to)));
        }
        double below = 1 / -least;

        assertThat(integral + below).isCloseTo(1, within(1e-4));
    }

    /** Computed by hand from (1 − p + p ln p) / (p ln² p). */
    @ParameterizedTest
    @CsvSource({"0.5, 0.6385", "0.1, 1.2628", "0.01, 4.4508", "0.001, 20.7902"})
    void hasTheClosedForm(double p, double e) {
        assertThat(StrictMath.exp(Calibrator.logE(p))).isCloseTo(e, within(1e-3));
    }

    @Test
    void isSmoothWhereTheSeriesTakesOver() {
        assertThat(Calibrator.logE(1)).isCloseTo(StrictMath.log(0.5), within(1e-12));
        assertThat(Calibrator.logE(0.99899)).isCloseTo(Calibrator.logE(0.99901), within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
    void refusesWhatIsNoPValue(double p) {
        assertThatThrownBy(() -> Calibrator.logE(p)).isInstanceOf(IllegalArgumentException.class);
    }
}
