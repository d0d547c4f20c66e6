package dev.stillwatch.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnforcementConfigurationTest {

    @Test
    void hasTheseDefaults() {
        try (ApplicationContext context = context(Map.of())) {
            assertThat(context.getBean(EnforcementConfiguration.class))
                    .isEqualTo(new EnforcementConfiguration(50_000, Duration.ofHours(1), true));
            assertThat(context.getBean(ThrottleConfiguration.class))
                    .isEqualTo(new ThrottleConfiguration(5, Duration.ofMinutes(1), Duration.ofMillis(50)));
        }
    }

    @Test
    void readsTheseKeys() {
        Map<String, Object> keys = Map.of(
                "stillwatch.enforcement.automatic-limit",
                10,
                "stillwatch.enforcement.figures-every",
                "10m",
                "stillwatch.enforcement.fail-open",
                false,
                "stillwatch.enforcement.throttle.burst",
                2,
                "stillwatch.enforcement.throttle.interval",
                "5s",
                "stillwatch.enforcement.throttle.timeout",
                "20ms");
        try (ApplicationContext context = context(keys)) {
            assertThat(context.getBean(EnforcementConfiguration.class))
                    .isEqualTo(new EnforcementConfiguration(10, Duration.ofMinutes(10), false));
            assertThat(context.getBean(ThrottleConfiguration.class))
                    .isEqualTo(new ThrottleConfiguration(2, Duration.ofSeconds(5), Duration.ofMillis(20)));
        }
    }

    @Test
    void refusesWhatCannotWork() {
        assertThatThrownBy(() -> new EnforcementConfiguration(-1, Duration.ofHours(1), true))
                .hasMessageContaining("stillwatch.enforcement.automatic-limit");
        assertThatThrownBy(() -> new ThrottleConfiguration(0, Duration.ofMinutes(1), Duration.ofMillis(50)))
                .hasMessageContaining("stillwatch.enforcement.throttle.burst");
    }

    private static ApplicationContext context(Map<String, Object> keys) {
        var all = new java.util.HashMap<>(keys);
        all.put("stillwatch.service", EnforcementService.NAME);
        return ApplicationContext.builder()
                .properties(all)
                .deduceEnvironment(false)
                .start();
    }
}
