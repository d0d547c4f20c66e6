package dev.stillwatch.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {

    private static final int CONCURRENCY = 8;
    private static final Duration TIME = Duration.ofMillis(100);

    @Test
    void noMoreCallsThanToldAreInFlight() throws Exception {
        var inFlight = new AtomicInteger();
        var most = new AtomicInteger();
        var all = new LongAdder();
        Pace pace;
        try (ExecutorService server = Executors.newVirtualThreadPerTaskExecutor()) {
            pace = ClosedLoop.run(
                    done -> {
                        most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                        all.increment();
                        server.execute(() -> {
                            inFlight.decrementAndGet();
                            done.done(null);
                        });
                    },
                    CONCURRENCY,
                    TIME);
        }
        assertThat(most.get()).isBetween(1, CONCURRENCY);
        assertThat(pace.count()).isEqualTo(all.sum()).isPositive();
        assertThat(pace.nanos()).isGreaterThanOrEqualTo(TIME.toNanos());
    }

    @Test
    void aFailedCallFailsAllOfIt() {
        assertThatThrownBy(
                        () -> ClosedLoop.run(done -> done.done(new IllegalArgumentException("no")), CONCURRENCY, TIME))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no");
    }
}
