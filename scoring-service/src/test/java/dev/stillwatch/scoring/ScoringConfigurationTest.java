package dev.stillwatch.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringConfigurationTest {

    @Test
    void hasDefaults() {
        assertThat(read(Map.of()))
                .isEqualTo(new ScoringConfiguration(0.9, 0.8, 0.9, 50, 0.01, "", List.of(), List.of(), 200_000));
    }

    @Test
    void readsItsKeys() {
        assertThat(read(Map.of(
                        "stillwatch.scoring.account-flag-score", "0.95",
                        "stillwatch.scoring.cohort-flag-score", "0.7",
                        "stillwatch.scoring.relay-flag-score", "0.85",
                        "stillwatch.scoring.least-reference", "500",
                        "stillwatch.scoring.false-discovery-rate", "0.05",
                        "stillwatch.scoring.model", "live.model",
                        "stillwatch.scoring.shadow-models", "a.model,b.model",
                        "stillwatch.scoring.disabled-signals", "size,volume",
                        "stillwatch.scoring.held-records", "1000")))
                .isEqualTo(new ScoringConfiguration(
                        0.95,
                        0.7,
                        0.85,
                        500,
                        0.05,
                        "live.model",
                        List.of("a.model", "b.model"),
                        List.of("size", "volume"),
                        1_000));
    }

    @ParameterizedTest
    @CsvSource({
        "account-flag-score, 0",
        "cohort-flag-score, 1.1",
        "relay-flag-score, 0",
        "false-discovery-rate, -1",
        "least-reference, 0",
        "held-records, 0"
    })
    void refusesWhatCantBeMeant(String key, String value) {
        assertThatThrownBy(() -> read(Map.of("stillwatch.scoring." + key, value)))
                .hasStackTraceContaining("stillwatch.scoring." + key);
    }

    private static ScoringConfiguration read(Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("stillwatch.service", "scoring-service");
        try (var context = ApplicationContext.builder()
                .properties(all)
                .banner(false)
                .deduceEnvironment(false)
                .start()) {
            return context.getBean(ScoringConfiguration.class);
        }
    }
}
