package dev.stillwatch.intel.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntelConfigurationTest {

    @Test
    void defaults() {
        assertThat(read(Map.of()))
                .isEqualTo(new IntelConfiguration(
                        "0.0.0.0",
                        8080,
                        false,
                        null,
                        "Stillwatch",
                        null,
                        "api1",
                        "provider.example",
                        "Provider",
                        "AMBER",
                        Duration.ofDays(90),
                        1000,
                        4 * 1024 * 1024,
                        false,
                        Map.of(),
                        Map.of()));
    }

    @Test
    void mappings() {
        IntelConfiguration read = read(Map.ofEntries(
                Map.entry("stillwatch.intel.http-host", "127.0.0.1"),
                Map.entry("stillwatch.intel.http-port", "1"),
                Map.entry("stillwatch.intel.plain-http", "true"),
                Map.entry("stillwatch.intel.public-url", "https://a.example"),
                Map.entry("stillwatch.intel.title", "T"),
                Map.entry("stillwatch.intel.contact", "C"),
                Map.entry("stillwatch.intel.api-root", "r"),
                Map.entry("stillwatch.intel.tlp", "RED"),
                Map.entry("stillwatch.intel.indicator-validity", "30d"),
                Map.entry("stillwatch.intel.max-page-objects", "2"),
                Map.entry("stillwatch.intel.max-page-bytes", "3"),
                Map.entry("stillwatch.intel.open", "true"),
                Map.entry("stillwatch.intel.collections.a-b.id", "x"),
                Map.entry("stillwatch.intel.partners.p.token-sha256", "y")));
        assertThat(read)
                .isEqualTo(new IntelConfiguration(
                        "127.0.0.1",
                        1,
                        true,
                        "https://a.example",
                        "T",
                        "C",
                        "r",
                        "provider.example",
                        "Provider",
                        "RED",
                        Duration.ofDays(30),
                        2,
                        3,
                        true,
                        Map.of("a-b", Map.of("id", "x")),
                        Map.of("p", Map.of("token-sha256", "y"))));
    }

    private static IntelConfiguration read(Map<String, Object> settings) {
        try (ApplicationContext context = ApplicationContext.builder()
                .properties(Map.of(
                        "stillwatch.service", "intel-service",
                        "stillwatch.intel.provider-id", "provider.example",
                        "stillwatch.intel.provider-name", "Provider"))
                .properties(settings)
                .banner(false)
                .deduceEnvironment(false)
                .start()) {
            return context.getBean(IntelConfiguration.class);
        }
    }
}
