package dev.stillwatch.enforcement.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.enforcement.appeal.Appeals;
import dev.stillwatch.enforcement.v1.Appeal;
import dev.stillwatch.enforcement.v1.AppealState;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppealViewTest {

    private static final Duration WITHIN = Duration.ofDays(7);
    private static final Instant NOW = Instant.ofEpochSecond(1_000_000_000);

    private final Readings readings = new Readings();
    private final AppealView view = new AppealView(
            SdkMeterProvider.builder().registerMetricReader(readings).build().get("test"),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void countsWhatIsOpenAndWhatIsPastDue() {
        assertThat(readings.of("stillwatch.enforcement.appeals.open")).isZero();

        Appeal late = opened("late", NOW.minus(WITHIN).minusSeconds(1));
        view.apply(Appeals.record(late));
        view.apply(Appeals.record(opened("in-time", NOW.minus(WITHIN))));
        view.apply(Appeals.record(Appeals.decided(
                opened("decided", NOW.minus(WITHIN.multipliedBy(2))),
                AppealState.APPEAL_STATE_UPHELD,
                "ana",
                "fine",
                0)));

        assertThat(readings.of("stillwatch.enforcement.appeals.open")).isEqualTo(2);
        assertThat(readings.of("stillwatch.enforcement.appeals.overdue")).isEqualTo(1);
        assertThat(view.isOverdue(late)).isTrue();

        view.apply(Appeals.record(Appeals.decided(late, AppealState.APPEAL_STATE_REVERSED, "ana", "fine", 0)));
        assertThat(readings.of("stillwatch.enforcement.appeals.overdue")).isZero();
        assertThat(view.openOf("late")).isEmpty();
        assertThat(view.openOf("in-time")).isPresent();
    }

    private static Appeal opened(String account, Instant at) {
        return Appeals.open(
                "apl-" + account,
                account,
                "",
                "",
                List.of(),
                at.toEpochMilli(),
                at.plus(WITHIN).toEpochMilli());
    }

    /** What the gauges say when asked. */
    private static final class Readings implements MetricReader {

        private CollectionRegistration registration = CollectionRegistration.noop();

        @Override
        public void register(CollectionRegistration asked) {
            registration = asked;
        }

        long of(String gauge) {
            return registration.collectAllMetrics().stream()
                    .filter(m -> m.getName().equals(gauge))
                    .flatMap(m -> m.getLongGaugeData().getPoints().stream())
                    .mapToLong(p -> p.getValue())
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public CompletableResultCode forceFlush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public AggregationTemporality getAggregationTemporality(InstrumentType type) {
            return AggregationTemporality.CUMULATIVE;
        }
    }
}
