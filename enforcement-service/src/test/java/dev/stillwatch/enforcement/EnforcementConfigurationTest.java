package dev.stillwatch.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stillwatch.enforcement.guard.Caps;
import dev.stillwatch.enforcement.v1.ActionKind;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnforcementConfigurationTest {

    @Test
    void hasTheseDefaults() {
        try (ApplicationContext context = context(Map.of())) {
            assertThat(context.getBean(EnforcementConfiguration.class))
                    .isEqualTo(new EnforcementConfiguration(50_000, Duration.ofHours(1), true));
            assertThat(context.getBean(ThrottleConfiguration.class))
                    .isEqualTo(new ThrottleConfiguration(5, Duration.ofMinutes(1), 1, Duration.ofMillis(50)));
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
                "stillwatch.enforcement.throttle.lease",
                2,
                "stillwatch.enforcement.throttle.timeout",
                "20ms");
        try (ApplicationContext context = context(keys)) {
            assertThat(context.getBean(EnforcementConfiguration.class))
                    .isEqualTo(new EnforcementConfiguration(10, Duration.ofMinutes(10), false));
            assertThat(context.getBean(ThrottleConfiguration.class))
                    .isEqualTo(new ThrottleConfiguration(2, Duration.ofSeconds(5), 2, Duration.ofMillis(20)));
        }
    }

    @Test
    void refusesWhatCannotWork() {
        assertThatThrownBy(() -> new EnforcementConfiguration(-1, Duration.ofHours(1), true))
                .hasMessageContaining("stillwatch.enforcement.automatic-limit");
        assertThatThrownBy(() -> new ThrottleConfiguration(0, Duration.ofMinutes(1), 1, Duration.ofMillis(50)))
                .hasMessageContaining("stillwatch.enforcement.throttle.burst");
    }

    @Test
    void guardsHaveTheseDefaults() {
        try (ApplicationContext context = context(Map.of())) {
            GuardConfiguration guards = context.getBean(GuardConfiguration.class);
            assertThat(guards.caps()).isEqualTo(Caps.DEFAULT);
            assertThat(guards.atMost()).isEqualTo(ActionKind.ACTION_KIND_OBSERVE);
            assertThat(guards.stepUpMemory()).isEqualTo(Duration.ofDays(30));
            assertThat(guards.watch()).isEqualTo(Duration.ofDays(30));
        }
    }

    @Test
    void guardsReadTheseKeys() {
        Map<String, Object> keys = new HashMap<>();
        List.of("accounts", "organization", "throttle", "withhold", "verify", "suspend", "take-down")
                .forEach(k -> keys.put("stillwatch.enforcement.guards." + k + "-per-hour", keys.size() + 1));
        keys.put("stillwatch.enforcement.guards.waiting", 8);
        keys.put("stillwatch.enforcement.guards.patience", "2h");
        keys.put("stillwatch.enforcement.guards.verified-at-most", "throttle");
        keys.put("stillwatch.enforcement.guards.step-up-memory", "1d");
        keys.put("stillwatch.enforcement.guards.watch", "2d");
        try (ApplicationContext context = context(keys)) {
            GuardConfiguration guards = context.getBean(GuardConfiguration.class);
            assertThat(guards.caps()).isEqualTo(new Caps(1, 2, 3, 4, 5, 6, 7, 8, Duration.ofHours(2)));
            assertThat(guards.atMost()).isEqualTo(ActionKind.ACTION_KIND_THROTTLE);
            assertThat(guards.stepUpMemory()).isEqualTo(Duration.ofDays(1));
            assertThat(guards.watch()).isEqualTo(Duration.ofDays(2));
        }
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
