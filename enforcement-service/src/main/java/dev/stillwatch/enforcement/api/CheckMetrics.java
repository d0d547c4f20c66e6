package dev.stillwatch.enforcement.api;

import dev.stillwatch.enforcement.check.Answer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** Counts answers by what they were and how they were asked for. Answers of a fail mode are to be alerted on. */
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

    private final LongCounter checks;
    private final Map<Surface, Map<Outcome, Attributes>> attributes = new EnumMap<>(Surface.class);

    CheckMetrics(Meter meter) {
        checks = meter.counterBuilder("stillwatch.enforcement.checks")
                .setDescription("Answers to gateways")
                .build();
        for (Surface surface : Surface.values()) {
            Map<Outcome, Attributes> outcomes = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                outcomes.put(
                        outcome,
                        Attributes.of(
                                AttributeKey.stringKey("outcome"),
                                outcome.word,
                                AttributeKey.stringKey("surface"),
                                surface.word()));
            }
            attributes.put(surface, outcomes);
        }
    }

    void count(Surface surface, Answer answer) {
        Map<Outcome, Attributes> outcomes = attributes.getOrDefault(surface, Map.of());
        checks.add(1, outcomes.getOrDefault(Outcome.of(answer), Attributes.empty()));
    }
}
