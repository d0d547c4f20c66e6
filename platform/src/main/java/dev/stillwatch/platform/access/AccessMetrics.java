package dev.stillwatch.platform.access;

import io.grpc.Status;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.util.List;

/** How many calls were let in, and how many not, and why not. */
final class AccessMetrics {

    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("outcome");
    private static final Attributes ALLOWED = Attributes.of(OUTCOME, "allowed");

    /** Shown as 0 from the start: of a counter that appears with its first count, the first is not seen to grow. */
    private static final List<String> OUTCOMES = List.of(
            "allowed", "unauthenticated", "permission_denied", "quota_exceeded", "purpose_missing", "unavailable");

    private final LongCounter calls;

    AccessMetrics(Meter meter) {
        this.calls = meter.counterBuilder("stillwatch.access.calls")
                .setDescription("Calls by whether they were let in")
                .build();
        for (String outcome : OUTCOMES) {
            calls.add(0, Attributes.of(OUTCOME, outcome));
        }
    }

    void allowed() {
        calls.add(1, ALLOWED);
    }

    void refused(Status.Code code) {
        calls.add(
                1,
                Attributes.of(
                        OUTCOME,
                        switch (code) {
                            case UNAUTHENTICATED -> "unauthenticated";
                            case PERMISSION_DENIED -> "permission_denied";
                            case RESOURCE_EXHAUSTED -> "quota_exceeded";
                            case INVALID_ARGUMENT -> "purpose_missing";
                            default -> "unavailable";
                        }));
    }
}
