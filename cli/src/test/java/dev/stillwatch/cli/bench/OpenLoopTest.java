package dev.stillwatch.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    private static final double RATE = 1_000;
    private static final Duration TIME = Duration.ofMillis(500);

    @Test
    void oneStandstillOfTheServerIsInTheLatencyOfAllCallsThatWereDueInIt() throws Exception {
        List<AsyncCall.Done> held = new ArrayList<>();
        // Answers nothing from the 100th call on, until the 300th comes: 200 ms at this rate.
        var calls = new AtomicInteger();
        Histogram latencies = OpenLoop.run(
                done -> {
                    int call = calls.incrementAndGet();
                    if (call < 100 || call > 300) {
                        done.done(null);
                    } else if (call < 300) {
                        held.add(done);
                    } else {
                        held.forEach(d -> d.done(null));
                        done.done(null);
                    }
                },
                RATE,
                TIME);
        assertThat(latencies.getTotalCount()).isEqualTo(500);
        assertThat(latencies.getMaxValue()).isGreaterThan(Duration.ofMillis(190).toNanos());
        // Half of the two hundred waited for more than half of it.
        assertThat(latencies.getCountBetweenValues(
                        Duration.ofMillis(100).toNanos(), Duration.ofMinutes(1).toNanos()))
                .isGreaterThanOrEqualTo(95);
    }

    @Test
    void aSenderThatIsHeldUpCountsItAsLatency() throws Exception {
        var calls = new AtomicInteger();
        Histogram latencies = OpenLoop.run(
                done -> {
                    if (calls.incrementAndGet() == 100) {
                        spin(Duration.ofMillis(200));
                    }
                    done.done(null);
                },
                RATE,
                TIME);
        assertThat(latencies.getCountBetweenValues(
                        Duration.ofMillis(100).toNanos(), Duration.ofMinutes(1).toNanos()))
                .isGreaterThanOrEqualTo(95);
    }

    @Test
    void aFailedCallEndsIt() {
        assertThatThrownBy(() -> OpenLoop.run(done -> done.done(new IllegalArgumentException("no")), RATE, TIME))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no");
    }

    private static void spin(Duration time) {
        long began = System.nanoTime();
        while (System.nanoTime() - began < time.toNanos()) {
            Thread.onSpinWait();
        }
    }
}
