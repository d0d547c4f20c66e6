package dev.stillwatch.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stillwatch.platform.epoch.EpochConfiguration;
import dev.stillwatch.platform.kafka.KafkaConfiguration;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void aKnownKeyIsTakenAndTyped() {
        try (var context = context(Map.of("stillwatch.epoch.length", "90s"))) {
            assertThatCode(() -> Settings.refuseUnknown(context)).doesNotThrowAnyException();
            assertThat(context.getBean(EpochConfiguration.class).length()).isEqualTo(Duration.ofSeconds(90));
        }
    }

    @Test
    void aMisspeltKeyStopsTheStartAndTheNearestIsNamed() {
        try (var context = context(Map.of("stillwatch.epoch.lenght", "90s"))) {
            assertThatThrownBy(() -> Settings.refuseUnknown(context))
                    .hasMessageContaining("stillwatch.epoch.lenght")
                    .hasMessageContaining("did you mean stillwatch.epoch.length?");
        }
    }

    /** In a cluster all services read the same files; only the one that a key belongs to can say whether it is right. */
    @Test
    void settingsOfAnotherServicePass() {
        Map<String, Object> settings = Map.of("stillwatch.linking.minimum-cohort", "4");
        try (var context = context(settings)) {
            assertThatCode(() -> Settings.refuseUnknown(context)).doesNotThrowAnyException();
        }
        var ofLinking = new HashMap<>(settings);
        ofLinking.put("stillwatch.service", "linking-service");
        try (var context = context(ofLinking)) {
            assertThatThrownBy(() -> Settings.refuseUnknown(context))
                    .hasMessageContaining("stillwatch.linking.minimum-cohort");
        }
    }

    @Test
    void aMisspeltEnvironmentVariableStopsTheStart() {
        try (var context = ApplicationContext.builder()
                .propertySources(PropertySource.of(
                        "env",
                        Map.of("STILLWATCH_EPOCH_LENGHT", "90s"),
                        PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE,
                        PropertySource.Origin.of("test")))
                .start()) {
            assertThatThrownBy(() -> Settings.refuseUnknown(context)).hasMessageContaining("STILLWATCH_EPOCH_LENGHT");
        }
    }

    @Test
    void kafkasOwnPropertiesPassAsTheyAre() {
        try (var context = context(Map.of(
                "stillwatch.kafka.bootstrap-servers", "localhost:9092",
                "stillwatch.kafka.properties.security.protocol", "SASL_SSL"))) {
            assertThatCode(() -> Settings.refuseUnknown(context)).doesNotThrowAnyException();
            assertThat(context.getBean(KafkaConfiguration.class).extra())
                    .containsEntry("security.protocol", "SASL_SSL");
        }
    }

    @Test
    void secretsAreMaskedWhereSettingsAreShown() {
        try (var context = context(Map.of("stillwatch.redis.uri", "redis://:hunter2@localhost"))) {
            assertThat(Settings.effective(context)).containsEntry("stillwatch.redis.uri", "***");
        }
    }

    @Test
    void secretsAmongKafkasOwnPropertiesAreMaskedToo() {
        try (var context = context(Map.of(
                "stillwatch.kafka.properties.sasl.jaas.config", "module required password=hunter2;",
                "stillwatch.kafka.properties.ssl.key.password", "hunter2",
                "stillwatch.kafka.properties.security.protocol", "SASL_SSL",
                "stillwatch.kafka.security.password", "hunter2",
                "stillwatch.kafka.security.password-file", "/run/secrets/kafka"))) {
            assertThat(Settings.effective(context))
                    .containsEntry("stillwatch.kafka.properties.security.protocol", "SASL_SSL")
                    .containsEntry("stillwatch.kafka.security.password-file", "/run/secrets/kafka")
                    .containsEntry("stillwatch.kafka.properties.sasl.jaas.config", "***")
                    .allSatisfy((key, value) -> assertThat(value).doesNotContain("hunter2"));
        }
    }

    private static ApplicationContext context(Map<String, Object> properties) {
        var all = new HashMap<>(properties);
        all.putIfAbsent("stillwatch.service", "test");
        all.putIfAbsent("stillwatch.kafka.bootstrap-servers", "localhost:1");
        all.putIfAbsent("stillwatch.telemetry.metrics-port", "-1");
        return ApplicationContext.builder().properties(all).start();
    }
}
