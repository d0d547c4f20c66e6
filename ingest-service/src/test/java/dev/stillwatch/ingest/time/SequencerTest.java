package dev.stillwatch.ingest.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.platform.epoch.EpochLength;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SequencerTest {

    private static final long MINUTE = 60_000;
    private static final long EPOCH = 5 * MINUTE;
    private static final long LATENESS = 2 * MINUTE;
    /** The start of an epoch, long ago. */
    private static final long THEN = 5_000_000 * EPOCH;
    /** The time of day when recorded traffic is replayed. */
    private static final long NOW = THEN + 1_000_000 * EPOCH;

    private final Sequencer sequencer = fresh(OptionalLong.empty());

    private static Sequencer fresh(OptionalLong restored) {
        return new Sequencer(new EpochLength(EPOCH), Duration.ofMillis(LATENESS), restored);
    }

    private void recorded(long time) {
        sequencer.event(time, 1, NOW);
    }

    @Test
    void nothingIsDueBeforeTheFirstEvent() {
        sequencer.tick(NOW);

        assertThat(sequencer.watermark()).isEmpty();
        assertThat(sequencer.due()).isEmpty();
    }

    @Test
    void theWatermarkIsTheNewestEventLessTheLateness() {
        recorded(THEN);
        recorded(THEN - 3);

        assertThat(sequencer.watermark()).hasValue(THEN - LATENESS);
    }

    @Test
    void aWatermarkIsDueAtFirstAndThenOnlyWhenAnEpochHasEnded() {
        recorded(THEN + LATENESS);
        assertThat(sequencer.due()).hasValue(THEN);

        recorded(THEN + LATENESS + EPOCH - 1);
        assertThat(sequencer.due()).isEmpty();

        recorded(THEN + LATENESS + EPOCH);
        assertThat(sequencer.due()).hasValue(THEN + EPOCH);
        assertThat(sequencer.due()).isEmpty();
    }

    @Test
    void whatDidNotGetOutIsDueAgain() {
        recorded(THEN + LATENESS);
        assertThat(sequencer.due()).hasValue(THEN);

        sequencer.again();

        assertThat(sequencer.due()).hasValue(THEN);
        assertThat(sequencer.due()).isEmpty();
    }

    @Test
    void dueWatermarksAscendWhateverComes() {
        var random = new Random(11);
        long last = Long.MIN_VALUE;
        for (int i = 0; i < 20_000; i++) {
            long now = NOW + i;
            switch (random.nextInt(6)) {
                case 0 -> sequencer.promise(random.nextInt(3), THEN + random.nextInt(100) * MINUTE, now);
                case 1 -> sequencer.ended(random.nextInt(3), now);
                case 2 -> sequencer.tick(now);
                default -> sequencer.event(THEN + random.nextLong(i * 100L + 1), random.nextInt(50), now);
            }
            OptionalLong due = sequencer.due();
            if (due.isPresent()) {
                assertThat(due.getAsLong()).isGreaterThan(last);
                last = due.getAsLong();
            }
        }
    }

    @Nested
    class AfterARestart {

        @Test
        void itGoesOnFromTheLastWatermarkAndDoesNotRepeatIt() {
            Sequencer next = fresh(OptionalLong.of(THEN));
            next.event(THEN - 7 * EPOCH, 1, NOW);

            assertThat(next.watermark()).hasValue(THEN);
            assertThat(next.due()).isEmpty();
        }

        @Test
        void anAbsurdFirstEventMovesNothing() {
            Sequencer next = fresh(OptionalLong.of(THEN));
            next.event(THEN + 1000 * EPOCH, 1, NOW);

            assertThat(next.watermark()).hasValue(THEN);
        }
    }

    @Nested
    class Promises {

        @Test
        void theOnlyStreamMovesItExactlyEvenBeyondTheNewestEvent() {
            sequencer.active(1, NOW);
            recorded(THEN);
            sequencer.promise(1, THEN + 77, NOW);

            assertThat(sequencer.due()).hasValue(THEN + 77);
        }

        @Test
        void aPromiseIsDueEvenWithinAnEpoch() {
            recorded(THEN + LATENESS);
            assertThat(sequencer.due()).hasValue(THEN);

            sequencer.promise(1, THEN + 1, NOW);

            assertThat(sequencer.due()).hasValue(THEN + 1);
        }

        @Test
        void aPromiseBehindMovesNothing() {
            recorded(THEN + LATENESS);
            assertThat(sequencer.due()).isPresent();
            sequencer.promise(1, THEN - 1, NOW);

            assertThat(sequencer.due()).isEmpty();
            assertThat(sequencer.watermark()).hasValue(THEN);
        }

        @Test
        void ofSeveralStreamsTheLeastCounts() {
            sequencer.active(2, NOW);
            sequencer.promise(1, THEN + 20, NOW);
            assertThat(sequencer.watermark()).isEmpty();

            sequencer.promise(2, THEN + 10, NOW);
            assertThat(sequencer.watermark()).hasValue(THEN + 10);
        }

        @Test
        void aStreamThatEndedHoldsNothingUp() {
            sequencer.active(2, NOW);
            sequencer.promise(1, THEN + 20, NOW);
            sequencer.ended(2, NOW);

            assertThat(sequencer.due()).hasValue(THEN + 20);
        }

        @Test
        void aStreamSilentForAMinuteHoldsNothingUp() {
            sequencer.active(2, NOW);
            sequencer.promise(1, THEN + 20, NOW + MINUTE - 1);
            assertThat(sequencer.due()).isEmpty();

            sequencer.promise(1, THEN + 20, NOW + MINUTE);
            assertThat(sequencer.due()).hasValue(THEN + 20);
        }

        @Test
        void aStreamThatPromisesNothingDoesNotHoldUpWhatEventsTell() {
            sequencer.active(1, NOW);
            sequencer.promise(2, THEN, NOW);
            recorded(THEN + 10 * EPOCH);

            assertThat(sequencer.watermark()).hasValue(THEN + 10 * EPOCH - LATENESS);
        }
    }

    @Nested
    class TheClock {

        @Test
        void movesItWhenLiveTrafficFallsIdle() {
            sequencer.event(NOW, 1, NOW);
            sequencer.tick(NOW + EPOCH);

            assertThat(sequencer.watermark()).hasValue(NOW + EPOCH - LATENESS);
        }

        @Test
        void keepsTheDistanceThatLiveTrafficHad() {
            sequencer.event(NOW - MINUTE, 1, NOW);
            sequencer.tick(NOW + EPOCH);

            assertThat(sequencer.watermark()).hasValue(NOW + EPOCH - MINUTE - LATENESS);
        }

        @Test
        void neverMovesRecordedTraffic() {
            recorded(THEN);
            sequencer.tick(NOW + 100 * EPOCH);

            assertThat(sequencer.watermark()).hasValue(THEN - LATENESS);
        }

        @Test
        void stopsMovingWhenRecordedTrafficFollowsLive() {
            sequencer.event(NOW, 1, NOW);
            sequencer.event(NOW - EPOCH, 1, NOW);
            sequencer.tick(NOW + 100 * EPOCH);

            assertThat(sequencer.watermark()).hasValue(NOW - LATENESS);
        }
    }
}
