package dev.stillwatch.intel.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stillwatch.intel.egress.ReleaseMode;
import dev.stillwatch.intel.feed.Feed;
import io.micronaut.context.ApplicationContext;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExchangeConfigurationTest {

    @Test
    void defaults() {
        assertThat(read(Map.of()))
                .isEqualTo(new ExchangeConfiguration(
                        ReleaseMode.TWO_PERSONS, 4 * 1024 * 1024, 5000, 100_000, 60, Map.of()));
    }

    @Test
    void mappings() {
        ExchangeConfiguration read = read(Map.of(
                "stillwatch.intel.exchange.release", "ON_CONFIRMATION",
                "stillwatch.intel.exchange.max-content-length", "1",
                "stillwatch.intel.exchange.max-submission-objects", "2",
                "stillwatch.intel.exchange.max-clues", "3",
                "stillwatch.intel.exchange.confidence-ceiling", "4",
                "stillwatch.intel.exchange.feeds.lab.url", "https://lab.example/api/collections/x/",
                "stillwatch.intel.exchange.feeds.lab.user", "us",
                "stillwatch.intel.exchange.feeds.lab.credential-file", "/run/secrets/lab",
                "stillwatch.intel.exchange.feeds.lab.interval", "90s"));
        assertThat(read.release()).isEqualTo(ReleaseMode.ON_CONFIRMATION);
        assertThat(read.maxSubmissionObjects()).isEqualTo(2);
        assertThat(new Feeds(read).all())
                .containsExactly(new Feed(
                        "lab",
                        "lab",
                        URI.create("https://lab.example/api/collections/x/"),
                        Optional.of("us"),
                        Optional.of(Path.of("/run/secrets/lab")),
                        Duration.ofSeconds(90),
                        1000,
                        8 * 1024 * 1024,
                        100));
    }

    @Test
    void whatIsWrongIsNamedWithItsKey() {
        refused(Map.of("url", "https://lab.example/taxii2/"), "feeds.lab.url");
        refused(Map.of("interval", "5m"), "feeds.lab.url");
        refused(Map.of("url", "https://lab.example/a/collections/x/", "interval", "often"), "feeds.lab.interval");
        refused(Map.of("url", "https://lab.example/a/collections/x/", "pages", "0"), "feeds.lab.pages");
        refused(Map.of("url", "https://lab.example/a/collections/x/", "password", "x"), "password");
    }

    private static void refused(Map<String, Object> feed, String named) {
        var configuration =
                new ExchangeConfiguration(ReleaseMode.TWO_PERSONS, 1, 1, 1, 1, Map.of("lab", new HashMap<>(feed)));
        assertThatThrownBy(() -> new Feeds(configuration))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }

    private static ExchangeConfiguration read(Map<String, Object> settings) {
        try (ApplicationContext context = ApplicationContext.builder()
                .properties(Map.of(
                        "stillwatch.service", "intel-service",
                        "stillwatch.intel.provider-id", "provider.example",
                        "stillwatch.intel.provider-name", "Provider"))
                .properties(settings)
                .banner(false)
                .deduceEnvironment(false)
                .start()) {
            return context.getBean(ExchangeConfiguration.class);
        }
    }
}
