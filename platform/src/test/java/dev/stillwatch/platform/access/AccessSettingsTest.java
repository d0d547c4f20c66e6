package dev.stillwatch.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stillwatch.platform.access.AccessConfiguration.Mode;
import dev.stillwatch.platform.config.Settings;
import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessSettingsTest {

    private static final Map<String, Object> TLS = Map.of(
            "stillwatch.tls.certificate-file", "c.pem",
            "stillwatch.tls.key-file", "k.pem",
            "stillwatch.tls.trust-file", "t.pem");
    private static final Map<String, Object> JWT = Map.of(
            "stillwatch.access.jwt.issuer", "https://accounts.example.com",
            "stillwatch.access.jwt.audience", "stillwatch",
            "stillwatch.access.jwt.jwks", "https://accounts.example.com/jwks");

    @Test
    void onLoopbackWithoutAnythingItIsOpen() {
        assertThat(mode("127.0.0.1", Map.of())).isEqualTo(Mode.OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "10.0.0.7", "::"})
    void whereOthersReachItItDoesNotStartWithoutTls(String host) {
        assertThatThrownBy(() -> mode(host, Map.of()))
                .hasMessageContaining("gRPC listens on " + host + " without TLS")
                .hasMessageContaining("stillwatch.tls.certificate-file")
                .hasMessageContaining("docs/access.md");
        assertThatThrownBy(() -> mode(host, JWT)).hasMessageContaining("without TLS");
    }

    @Test
    void withTlsCallersAreKnownAlsoOnLoopback() {
        assertThat(mode("0.0.0.0", TLS)).isEqualTo(Mode.SECURE);
        assertThat(mode("127.0.0.1", TLS)).isEqualTo(Mode.SECURE);
    }

    @Test
    void whoWantsItOpenSaysSo() {
        assertThat(mode("0.0.0.0", Map.of("stillwatch.access.mode", "open"))).isEqualTo(Mode.OPEN);
    }

    @Test
    void behindAMeshTokensAreEnoughAndNeeded() {
        assertThatThrownBy(() -> mode("0.0.0.0", Map.of("stillwatch.access.mode", "plaintext")))
                .hasMessageContaining("stillwatch.access.jwt is not set");
        Map<String, Object> settings = new HashMap<>(JWT);
        settings.put("stillwatch.access.mode", "plaintext");
        assertThat(mode("0.0.0.0", settings)).isEqualTo(Mode.PLAINTEXT);
    }

    @Test
    void halfAConfigurationIsRefused() {
        assertThatThrownBy(() -> mode("0.0.0.0", Map.of("stillwatch.tls.certificate-file", "c.pem")))
                .rootCause()
                .hasMessageContaining("stillwatch.tls.key-file is missing");
        assertThatThrownBy(() -> mode("0.0.0.0", Map.of("stillwatch.access.jwt.issuer", "https://a.example.com")))
                .rootCause()
                .hasMessageContaining("stillwatch.access.jwt.audience is missing");
    }

    @Test
    void keysAreNotFetchedOverPlainHttp() {
        Map<String, Object> settings = new HashMap<>(JWT);
        settings.put("stillwatch.access.jwt.jwks", "http://accounts.example.com/jwks");
        assertThatThrownBy(() -> mode("0.0.0.0", settings)).rootCause().hasMessageContaining("Use https, or a file");
    }

    @Test
    void aRoleThatDoesNotExistIsNotGivenToAnybody() {
        try (var context = context(Map.of("stillwatch.access.groups.analysts", "staff"))) {
            assertThatThrownBy(() -> Settings.refuseUnknown(context))
                    .hasMessageContaining("did you mean stillwatch.access.groups.analyst?");
        }
    }

    @Test
    void aStarStandsOnlyForTheEndOfAPath() {
        Map<String, Object> settings = new HashMap<>(TLS);
        settings.put("stillwatch.access.workloads.gateway", "spiffe://example*");
        try (var context = context(settings)) {
            assertThatThrownBy(
                            () -> context.getBean(WorkloadConfiguration.class).grants())
                    .hasMessageContaining("spiffe://example*");
        }
    }

    private static Mode mode(String host, Map<String, Object> settings) {
        try (var context = context(settings)) {
            return context.getBean(AccessSettings.class).mode(host);
        }
    }

    private static ApplicationContext context(Map<String, Object> settings) {
        var all = new HashMap<>(settings);
        all.put("stillwatch.service", "test");
        all.put("stillwatch.kafka.bootstrap-servers", "localhost:1");
        all.put("stillwatch.telemetry.metrics-port", "-1");
        return ApplicationContext.builder().properties(all).start();
    }
}
