package dev.stillwatch.linking.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stillwatch.linking.LinkingConfiguration;
import dev.stillwatch.linking.LinkingService;
import dev.stillwatch.platform.config.Settings;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinkingConfigurationTest {

    private static ApplicationContext context(Map<String, Object> settings) {
        var all = new HashMap<>(settings);
        all.put(Settings.SERVICE, LinkingService.NAME);
        all.putIfAbsent("stillwatch.linking.state-directory", "state");
        return ApplicationContext.builder()
                .properties(all)
                .deduceEnvironment(false)
                .banner(false)
                .start();
    }

    private static LinkingConfiguration with(Map<String, Object> settings) {
        try (ApplicationContext context = context(settings)) {
            return context.getBean(LinkingConfiguration.class);
        }
    }

    @Test
    void it_has_defaults_for_all_but_the_folder() {
        assertThat(with(Map.of()))
                .isEqualTo(new LinkingConfiguration(
                        Path.of("state"),
                        1,
                        0,
                        Duration.ofMillis(500),
                        32 * 1024 * 1024,
                        30,
                        Duration.ofDays(400),
                        3,
                        5.5,
                        5.0,
                        4.5,
                        List.of()));
    }

    @Test
    void every_key_can_be_set() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("stillwatch.linking.state-directory", "elsewhere");
        settings.put("stillwatch.linking.threads", 2);
        settings.put("stillwatch.linking.standby-replicas", 1);
        settings.put("stillwatch.linking.commit-interval", "250ms");
        settings.put("stillwatch.linking.cache-bytes", 1024);
        settings.put("stillwatch.linking.evidence-days", 14);
        settings.put("stillwatch.linking.forget-accounts-after", "90d");
        settings.put("stillwatch.linking.minimum-cohort", 4);
        settings.put("stillwatch.linking.pair-threshold", 7);
        settings.put("stillwatch.linking.member-threshold", 6);
        settings.put("stillwatch.linking.bridge-threshold", 5);
        settings.put("stillwatch.linking.disabled-kinds", "PAYMENT,IP");
        try (ApplicationContext context = context(settings)) {
            Settings.refuseUnknown(context);
            assertThat(context.getBean(LinkingConfiguration.class))
                    .isEqualTo(new LinkingConfiguration(
                            Path.of("elsewhere"),
                            2,
                            1,
                            Duration.ofMillis(250),
                            1024,
                            14,
                            Duration.ofDays(90),
                            4,
                            7,
                            6,
                            5,
                            List.of("PAYMENT", "IP")));
        }
    }

    @Test
    void what_can_not_work_is_refused_with_its_key() {
        assertThatThrownBy(() -> with(Map.of("stillwatch.linking.minimum-cohort", 1)))
                .hasStackTraceContaining("minimum-cohort is at least 2");
        assertThatThrownBy(() -> with(Map.of("stillwatch.linking.pair-threshold", 1)))
                .hasStackTraceContaining("pair-threshold");
    }

    @Test
    void a_key_that_nobody_knows_stops_the_start() {
        try (ApplicationContext context = context(Map.of("stillwatch.linking.minimal-cohort", 4))) {
            assertThatThrownBy(() -> Settings.refuseUnknown(context))
                    .hasMessageContaining("minimal-cohort")
                    .hasMessageContaining("did you mean stillwatch.linking.minimum-cohort");
        }
    }
}
