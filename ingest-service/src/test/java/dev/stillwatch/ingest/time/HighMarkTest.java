package dev.stillwatch.ingest.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HighMarkTest {

    private static final long HOUR = 3_600_000;
    private static final long NOON = 1_700_000_000_000L;
    private static final long NOW = NOON + 1000 * HOUR;

    private final HighMark mark = new HighMark();

    @Test
    void theVeryFirstEventSetsIt() {
        assertThat(mark.millis()).isEmpty();

        mark.see(NOON, 1, NOW);

        assertThat(mark.millis()).hasValue(NOON);
    }

    @Test
    void theVeryFirstEventDoesNotSetItWhenItIsAheadOfTheClock() {
        mark.see(NOW + 2 * HOUR, 1, NOW);

        assertThat(mark.millis()).isEmpty();
    }

    @Test
    void itFollowsTheNewestEventAndNeverGoesBack() {
        mark.see(NOON, 1, NOW);
        mark.see(NOON + 500, 1, NOW);
        mark.see(NOON - HOUR, 1, NOW);

        assertThat(mark.millis()).hasValue(NOON + 500);
    }

    @Test
    void anHourAheadIsBelievedAtOnceAndAMillisecondMoreIsNot() {
        mark.see(NOON, 1, NOW);
        mark.see(NOON + HOUR + 1, 1, NOW);
        assertThat(mark.millis()).hasValue(NOON);

        mark.see(NOON + HOUR, 1, NOW);
        assertThat(mark.millis()).hasValue(NOON + HOUR);
    }

    @Test
    void oneAbsurdEventMovesNothingHoweverMuchFollows() {
        mark.see(NOON, 1, NOW);
        mark.see(NOON + 100_000 * HOUR, 1, NOW);
        for (int i = 0; i < 1000; i++) {
            mark.see(NOON + i, i, NOW);
        }

        assertThat(mark.millis()).hasValue(NOON + 999);
    }

    @Test
    void oneAccountWithAWrongClockMovesNothing() {
        mark.see(NOON, 1, NOW);
        for (int i = 0; i < 1000; i++) {
            mark.see(NOON + 100 * HOUR + i, 7, NOW);
        }

        assertThat(mark.millis()).hasValue(NOON);
    }

    @Test
    void twoAccountsWithAWrongClockMoveNothing() {
        mark.see(NOON, 1, NOW);
        for (int i = 0; i < 1000; i++) {
            mark.see(NOON + 100 * HOUR + i, i % 2, NOW);
        }

        assertThat(mark.millis()).hasValue(NOON);
    }

    @Test
    void afterAGapTheSeventeenthEventOfSeveralAccountsMovesItToTheNewest() {
        mark.see(NOON, 1, NOW);
        long morning = NOON + 9 * HOUR;
        for (int i = 0; i < 16; i++) {
            mark.see(morning + i, i, NOW);
        }
        assertThat(mark.millis()).hasValue(NOON);

        mark.see(morning + 16, 16, NOW);
        assertThat(mark.millis()).hasValue(morning + 16);
    }

    @Test
    void afterAGapAnAbsurdEventAmongTheWitnessesStaysAside() {
        mark.see(NOON, 1, NOW);
        long morning = NOON + 9 * HOUR;
        mark.see(NOON + 100_000 * HOUR, 99, NOW);
        for (int i = 0; i < 16; i++) {
            mark.see(morning + i, i, NOW);
        }

        assertThat(mark.millis()).hasValue(morning + 15);
    }

    @Test
    void sightingsThatNothingFollowsAreForgotten() {
        mark.see(NOON, 1, NOW);
        for (int i = 0; i < 16; i++) {
            mark.see(NOON + 100_000 * HOUR, i, NOW);
        }
        for (int i = 0; i <= HighMark.FORGET; i++) {
            mark.see(NOON, 1, NOW);
        }
        mark.see(NOON + 100_000 * HOUR, 17, NOW);

        assertThat(mark.millis()).isEqualTo(OptionalLong.of(NOON));
    }
}
