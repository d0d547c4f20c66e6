package dev.stillwatch.scoring.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BetsTest {

    static IntStream bets() {
        return IntStream.range(0, Bets.NUMBER);
    }

    @ParameterizedTest
    @MethodSource("bets")
    void isAnEValueOfAUniformPValue(int bet) {
        // Over x = −ln p the density is e^−x; the heaviest tail falls as e^(−x/20).
        double integral = 0;
        double step = 1e-3;
        for (double x = step / 2; x < 700; x += step) {
            integral += StrictMath.exp(Bets.logE(bet, x) - x) * step;
        }

        assertThat(integral).isCloseTo(1, within(1e-4));
    }

    @ParameterizedTest
    @MethodSource("bets")
    void growsWithTheSurprise(int bet) {
        assertThat(Bets.logE(bet, 0)).isNegative();
        assertThat(Bets.logE(bet, 7)).isGreaterThan(Bets.logE(bet, 3)).isPositive();
    }
}
