package dev.stillwatch.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stillwatch.scoring.signal.Plans;
import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlansConfigurationTest {

    @Test
    void noPlanIsKnownByDefault() {
        assertThat(read(Map.of())).isEqualTo(Plans.none());
    }

    @Test
    void readsItsKeys() {
        assertThat(read(Map.of(
                        "stillwatch.scoring.plans.Pro.exchanges-a-day", "500",
                        "stillwatch.scoring.plans.max-20x.exchanges-a-day", "9000",
                        "stillwatch.scoring.plans.max-20x.tokens-a-day", 20_000_000)))
                .isEqualTo(new Plans(new TreeMap<>(Map.of(
                        "pro", new Plans.Allowance(500, 0), "max-20x", new Plans.Allowance(9_000, 20_000_000)))));
    }

    @ParameterizedTest
    @CsvSource({"exchanges-a-day, 0", "tokens-a-day, many", "exchanges-a-day, -5", "messages-a-day, 5"})
    void refusesWhatCantBeMeant(String field, String value) {
        assertThatThrownBy(() -> read(Map.of("stillwatch.scoring.plans.pro." + field, value)))
                .hasMessageContaining("stillwatch.scoring.plans.pro")
                .hasMessageContaining("a-day");
    }

    private static Plans read(Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("stillwatch.service", "scoring-service");
        try (var context = ApplicationContext.builder()
                .properties(all)
                .banner(false)
                .deduceEnvironment(false)
                .start()) {
            return context.getBean(PlansConfiguration.class).checked();
        }
    }
}
