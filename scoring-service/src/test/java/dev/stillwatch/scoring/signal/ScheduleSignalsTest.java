package dev.stillwatch.scoring.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.sketch.activity.Activity;
import dev.stillwatch.sketch.activity.ActivityBuilder;
import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class ScheduleSignalsTest {

    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;

    /** 24 exchanges a day, each some minutes off the hour. */
    private static final Profile TIMER = account(24 * 14, i -> i * HOUR + new SplittableRandom(i).nextLong(HOUR / 2));

    /** Three sittings of eight on most days, more on some. */
    private static final Profile PERSON = account(24 * 14, i -> {
        var sitting = new SplittableRandom(i / 8);
        long day = i / 24 + sitting.nextLong(2);
        return day * DAY + (9 + sitting.nextLong(10)) * HOUR + (i % 8) * 240_000L;
    });

    @Test
    void aJitteredTimerIsPacedAndAPersonIsNot() {
        assertThat(ScheduleSignals.paced(TIMER).strength()).isGreaterThan(0.7);
        assertThat(ScheduleSignals.paced(PERSON).strength()).isZero();
    }

    @Test
    void aQuotaIsTheSameEveryDay() {
        assertThat(ScheduleSignals.evenDays(TIMER).strength()).isGreaterThan(0.7);
        assertThat(ScheduleSignals.evenDays(PERSON).strength()).isZero();
    }

    @Test
    void aFewExchangesSayNothing() {
        Profile few = account(5, i -> 7 * HOUR * i);

        assertThat(ScheduleSignals.paced(few).strength()).isLessThan(0.15);
        assertThat(ScheduleSignals.evenDays(few).strength()).isZero();
        assertThat(ScheduleSignals.paced(new Profile(Activity.empty(), TestResult.none(), Bonds.none()))
                        .strength())
                .isZero();
    }

    private static Profile account(int exchanges, IntToLongFunction millis) {
        ActivityBuilder builder = Activity.builder();
        for (int i = 0; i < exchanges; i++) {
            builder.add(Sketch.newBuilder()
                    .setOccurredAt(EventTime.timestamp(1_793_491_200_000L + millis.applyAsLong(i)))
                    .build());
        }
        return new Profile(builder.build(), TestResult.none(), Bonds.none());
    }
}
