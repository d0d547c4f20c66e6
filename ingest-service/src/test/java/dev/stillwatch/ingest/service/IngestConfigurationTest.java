package dev.stillwatch.ingest.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stillwatch.ingest.IngestConfiguration;
import dev.stillwatch.ingest.v1.AccountEvent;
import dev.stillwatch.sketch.Sketcher;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestConfigurationTest {

    private static final String SECRET = "MDEyMzQ1Njc4OWFiY2RlZg==";

    private static ApplicationContext context(PropertyConvention convention, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put(
                convention == PropertyConvention.ENVIRONMENT_VARIABLE ? "STILLWATCH_SERVICE" : "stillwatch.service",
                "ingest-service");
        return ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .propertySources(PropertySource.of("test", settings, convention, PropertySource.Origin.of("test")))
                .start();
    }

    @Test
    void hasDefaultsForAllButTheKey() {
        try (var context = context(
                PropertyConvention.JAVA_PROPERTIES,
                Map.of("stillwatch.ingest.key", "k1", "stillwatch.ingest.keys.k1", SECRET))) {
            assertThat(context.getBean(IngestConfiguration.class))
                    .isEqualTo(new IngestConfiguration(
                            "0",
                            "k1",
                            Map.of("k1", SECRET),
                            Duration.ofMinutes(2),
                            Duration.ofDays(3),
                            Duration.ofDays(30),
                            20_000,
                            64 << 20,
                            8));
        }
    }

    @Test
    void plansOfTheOperatorPassAsTheyAreAndOthersAsHashes() {
        try (var context = context(
                PropertyConvention.JAVA_PROPERTIES,
                Map.of(
                        "stillwatch.ingest.key", "k1",
                        "stillwatch.ingest.keys.k1", SECRET,
                        "stillwatch.ingest.plans", "Turbo-9000,night owl"))) {
            var sketcher = context.getBean(Sketcher.class);

            assertThat(plan(sketcher, "turbo-9000")).isEqualTo("turbo-9000");
            assertThat(plan(sketcher, "Night Owl")).isEqualTo("night owl");
            assertThat(plan(sketcher, "max")).isEqualTo("max");
            assertThat(plan(sketcher, "anna klein")).matches("x[0-9a-f]{16}");
        }
    }

    private static String plan(Sketcher sketcher, String told) {
        return sketcher.fact(AccountEvent.newBuilder().setPlan(told).build()).getPlan();
    }

    @Test
    void isReadFromTheEnvironmentToo() {
        try (var context = context(
                PropertyConvention.ENVIRONMENT_VARIABLE,
                Map.of(
                        "STILLWATCH_INGEST_INSTANCE", "release-ingest-3",
                        "STILLWATCH_INGEST_KEY", "k2",
                        "STILLWATCH_INGEST_KEYS_K1", SECRET,
                        "STILLWATCH_INGEST_KEYS_K2", SECRET,
                        "STILLWATCH_INGEST_SEEN_WINDOW", "60d"))) {
            var configuration = context.getBean(IngestConfiguration.class);

            assertThat(configuration.source()).isEqualTo("ingest/release-ingest-3");
            assertThat(configuration.keys()).containsOnlyKeys("k1", "k2");
            assertThat(configuration.seenWindow()).hasDays(60);
            assertThat(context.getBean(Sketcher.class)).isNotNull();
        }
    }

    @Test
    void refusesWhatCannotWork() {
        Map<String, Object> key = Map.of("stillwatch.ingest.key", "k1", "stillwatch.ingest.keys.k1", SECRET);
        Map.of(
                        "stillwatch.ingest.instance", "a/b",
                        "stillwatch.ingest.lateness", "-1s",
                        "stillwatch.ingest.handle-window", "36h",
                        "stillwatch.ingest.in-flight-events", "0",
                        "stillwatch.ingest.key", "k9")
                .forEach((name, value) -> {
                    Map<String, Object> settings = new HashMap<>(key);
                    settings.put(name, value);
                    assertThatThrownBy(() -> context(PropertyConvention.JAVA_PROPERTIES, settings))
                            .as("%s = %s", name, value)
                            .rootCause()
                            .hasMessageMatching("(?s).*(stillwatch\\.ingest|current key).*");
                });
    }
}
