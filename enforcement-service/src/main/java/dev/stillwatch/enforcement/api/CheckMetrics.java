package dev.stillwatch.enforcement.api;

import dev.stillwatch.enforcement.check.Answer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts answers by what they were, how they were asked for, and why a fail mode gave them. Answers of a fail mode are to be alerted on. */
@Singleton
final class CheckMetrics {

    private enum Outcome {
        SERVED("served"),
        REFUSED("refused"),
        FAILED_OPEN("failed_open"),
        FAILED_CLOSED("failed_closed");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        static Outcome of(Answer answer) {
            if (answer.degraded()) {
                return answer.allowed() ? FAILED_OPEN : FAILED_CLOSED;
            }
            return answer.allowed() ? SERVED : REFUSED;
        }
    }

    /** From 50 microseconds: an answer from memory takes less than a millisecond. */
    private static final List<Double> SECONDS =
            List.of(0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0);

    private static final AttributeKey<String> SURFACE = AttributeKey.stringKey("surface");

    private final LongCounter checks;
    private final DoubleHistogram duration;
    private final Map<Surface, Attributes> surfaces = new EnumMap<>(Surface.class);
    private final Map<Surface, Map<Outcome, Map<Cause, Attributes>>> attributes = new EnumMap<>(Surface.class);

    CheckMetrics(Meter meter) {
        checks = meter.counterBuilder("stillwatch.enforcement.checks")
                .setDescription("Answers to gateways")
                .build();
        duration = meter.histogramBuilder("stillwatch.enforcement.check.duration")
                .setUnit("s")
                .setDescription("From a gateway's question to its answer, without the wire")
                .setExplicitBucketBoundariesAdvice(SECONDS)
                .build();
        for (Surface surface : Surface.values()) {
            Map<Outcome, Map<Cause, Attributes>> outcomes = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                Map<Cause, Attributes> causes = new EnumMap<>(Cause.class);
                for (Cause cause : Cause.values()) {
                    causes.put(cause, attributes(surface, outcome, cause));
                }
                outcomes.put(outcome, causes);
            }
            attributes.put(surface, outcomes);
            surfaces.put(surface, Attributes.of(SURFACE, surface.word()));
            seed(surface);
        }
    }

    /** Shown as 0 from the start: of a counter that appears with its first count, the first is not seen to grow. */
    private void seed(Surface surface) {
        for (Outcome outcome : Outcome.values()) {
            boolean failMode = outcome == Outcome.FAILED_OPEN || outcome == Outcome.FAILED_CLOSED;
            for (Cause cause : Cause.values()) {
                if (failMode != (cause == Cause.NONE)) {
                    checks.add(0, attributes(surface, outcome, cause));
                }
            }
        }
    }

    private static Attributes attributes(Surface surface, Outcome outcome, Cause cause) {
        return Attributes.of(
                AttributeKey.stringKey("outcome"),
                outcome.word,
                SURFACE,
                surface.word(),
                AttributeKey.stringKey("cause"),
                cause.word());
    }

    void count(Surface surface, Answer answer, Cause cause, long nanos) {
        duration.record(nanos / 1e9, surfaces.getOrDefault(surface, Attributes.empty()));
        Map<Outcome, Map<Cause, Attributes>> outcomes = attributes.getOrDefault(surface, Map.of());
        checks.add(1, outcomes.getOrDefault(Outcome.of(answer), Map.of()).getOrDefault(cause, Attributes.empty()));
    }
}
