package dev.stillwatch.platform.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.stillwatch.embedded.authority.CertificateAuthority;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Kafka's own client is told; it is made of it, so what it can't take fails here. */
class KafkaSecurityTest {

    /** {@code {"alg":"none"}.{"sub":"me","iat":1,"exp":4102444800}}: whether it is good is the broker's business. */
    private static final String TOKEN = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtZSIsImlhdCI6MSwiZXhwIjo0MTAyNDQ0ODAwfQ.eA";

    @TempDir
    private Path folder;

    @BeforeEach
    void certificates() throws Exception {
        var authority = CertificateAuthority.create("kafka", Instant.now(), Duration.ofHours(1));
        Files.writeString(folder.resolve("ca.pem"), authority.certificate());
        authority
                .issue("spiffe://test/ingest-service", Instant.now(), Duration.ofHours(1))
                .write(folder.resolve("c.pem"), folder.resolve("c.key"));
        Files.writeString(folder.resolve("password"), "tricky \"one\\\n");
    }

    @Test
    void withoutAnythingItIsPlainText() {
        assertThat(new KafkaSecurity(SecurityProtocol.PLAINTEXT, "SCRAM-SHA-512", "", "", "", "", "", "", "", "")
                        .properties())
                .isEmpty();
    }

    @Test
    void aPasswordFromAFileAndCertificatesInPemAreTaken() {
        Map<String, Object> properties =
                security(file("password"), file("c.key")).properties();
        assertThat(properties)
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry(
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"stillwatch\""
                                + " password=\"tricky \\\"one\\\\\";");
        client(properties);
    }

    @Test
    void aFileThatIsNoKeyStopsTheStart() {
        assertThatThrownBy(
                        () -> client(security(file("password"), file("ca.pem")).properties()))
                .isInstanceOf(KafkaException.class);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> security(file("missing"), file("c.key")).properties())
                .hasMessageContaining(file("missing"))
                .hasMessageContaining("stillwatch.kafka.security.password-file");
    }

    @Test
    void halfASignInIsRefused() {
        assertThatThrownBy(() -> new KafkaSecurity(
                        SecurityProtocol.SASL_SSL, "SCRAM-SHA-512", "stillwatch", "", "", "", "", "", "", ""))
                .hasMessageContaining("password-file is missing");
        assertThatThrownBy(() -> new KafkaSecurity(
                        SecurityProtocol.SSL, "SCRAM-SHA-512", "stillwatch", "secret", "", "", "", "", "", ""))
                .hasMessageContaining("protocol to SASL_SSL")
                .hasMessageNotContaining("secret");
    }

    /** Kafka's client asks for its first token as soon as it is made. */
    @Test
    void withOauthATokenIsAskedForAsTheClient() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/token", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            byte[] answer = ("{\"access_token\":\"" + TOKEN + "\",\"expires_in\":300,\"token_type\":\"Bearer\"}")
                    .getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        issuer.start();
        String endpoint = "http://127.0.0.1:" + issuer.getAddress().getPort() + "/token";
        System.setProperty("org.apache.kafka.sasl.oauthbearer.allowed.urls", endpoint);
        try {
            client(new KafkaSecurity(
                            SecurityProtocol.SASL_PLAINTEXT,
                            "OAUTHBEARER",
                            "me",
                            "",
                            file("password"),
                            "",
                            "",
                            "",
                            endpoint,
                            "kafka")
                    .properties());
        } finally {
            issuer.stop(0);
            System.clearProperty("org.apache.kafka.sasl.oauthbearer.allowed.urls");
        }
        String basic = Base64.getEncoder().encodeToString("me:tricky \"one\\".getBytes(UTF_8));
        assertThat(asked)
                .first()
                .asString()
                .startsWith("Basic " + basic)
                .contains("grant_type=client_credentials", "scope=kafka");
    }

    private KafkaSecurity security(String passwordFile, String keyFile) {
        return new KafkaSecurity(
                SecurityProtocol.SASL_SSL,
                "SCRAM-SHA-512",
                "stillwatch",
                "",
                passwordFile,
                file("ca.pem"),
                file("c.pem"),
                keyFile,
                "",
                "");
    }

    private static void client(Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        Admin.create(all).close(Duration.ZERO);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }
}
