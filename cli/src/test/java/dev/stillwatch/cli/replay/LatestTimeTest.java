package dev.stillwatch.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatestTimeTest {

    private static final long DAY = 24 * 3_600_000L;

    @Test
    void itIsTheLastOfAnOrderedFileHoweverSparse() {
        assertThat(latest(LongStream.of(0, DAY, 5 * DAY))).isEqualTo(5 * DAY);
    }

    @Test
    void aRepeatedLineAtTheEndTakesNothingBack() {
        assertThat(latest(LongStream.of(0, DAY, 2 * DAY, 0, 0))).isEqualTo(2 * DAY);
    }

    @Test
    void aWrongClockInTheMiddleIsNotBelieved() {
        LongStream before = LongStream.range(0, 50).map(i -> i * 1000);
        LongStream after = LongStream.range(50, 100).map(i -> i * 1000);
        LongStream wrong = LongStream.of(30_000 * DAY);
        assertThat(latest(LongStream.concat(LongStream.concat(before, wrong), after)))
                .isEqualTo(99_000);
    }

    @Test
    void theEpochEndsAfterIt() {
        var latest = new LatestTime();
        latest.add(10);
        assertThat(latest.endOfEpoch(5)).isEqualTo(15);
    }

    private static long latest(LongStream times) {
        var latest = new LatestTime();
        times.forEach(latest::add);
        return latest.millis();
    }
}
