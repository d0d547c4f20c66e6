package dev.stillwatch.enforcement.api;

import dev.stillwatch.enforcement.check.Answer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;

/** Counts answers by what they were. Answers of a fail mode are to be alerted on. */
@Singleton
final class CheckMetrics {

    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("outcome");
    private static final Attributes SERVED = Attributes.of(OUTCOME, "served");
    private static final Attributes REFUSED = Attributes.of(OUTCOME, "refused");
    private static final Attributes FAILED_OPEN = Attributes.of(OUTCOME, "failed_open");
    private static final Attributes FAILED_CLOSED = Attributes.of(OUTCOME, "failed_closed");

    private final LongCounter checks;

    CheckMetrics(Meter meter) {
        checks = meter.counterBuilder("stillwatch.enforcement.checks")
                .setDescription("Answers of Check")
                .build();
    }

    void count(Answer answer) {
        if (answer.degraded()) {
            checks.add(1, answer.allowed() ? FAILED_OPEN : FAILED_CLOSED);
        } else {
            checks.add(1, answer.allowed() ? SERVED : REFUSED);
        }
    }
}
