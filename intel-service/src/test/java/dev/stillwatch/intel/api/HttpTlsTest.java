package dev.stillwatch.intel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stillwatch.embedded.authority.CertificateAuthority;
import dev.stillwatch.platform.tls.Tls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TAXII over HTTPS, under the certificate that gRPC has, as it is renewed. */
class HttpTlsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path folder;

    @Test
    void partnersConnectByHttpsAndARenewedCertificateIsTakenWithoutARestart() throws Exception {
        CertificateAuthority authority = CertificateAuthority.create("test", Instant.now(), HOUR);
        issue(authority);
        Path trust = Files.writeString(folder.resolve("ca.pem"), authority.certificate());
        Map<String, Object> settings = Map.of(
                "stillwatch.tls.certificate-file", folder.resolve("cert.pem").toString(),
                "stillwatch.tls.key-file", folder.resolve("key.pem").toString(),
                "stillwatch.tls.trust-file", trust.toString());
        SSLContext context = trusting(authority);
        try (var taxii = new RunningTaxii(settings);
                HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            assertThat(taxii.server().url()).startsWith("https://localhost:");
            HttpResponse<String> discovery = client.send(
                    HttpRequest.newBuilder(URI.create(taxii.server().url()))
                            .header("Accept", RunningTaxii.TAXII)
                            .header("Authorization", "Bearer token")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(discovery.statusCode()).isEqualTo(200);
            int port = taxii.server().port();
            assertThatThrownBy(() -> plain(port))
                    .as("in plain text nothing is answered")
                    .isInstanceOf(IOException.class);

            BigInteger first = serial(context, port);
            issue(authority);
            taxii.bean(Tls.class).refresh();
            assertThat(serial(context, port)).isNotEqualTo(first);
        }
    }

    @Test
    void somethingInFrontMaySpeakTlsInstead() throws Exception {
        CertificateAuthority authority = CertificateAuthority.create("test", Instant.now(), HOUR);
        issue(authority);
        Path trust = Files.writeString(folder.resolve("ca.pem"), authority.certificate());
        try (var taxii = new RunningTaxii(Map.of(
                "stillwatch.tls.certificate-file", folder.resolve("cert.pem").toString(),
                "stillwatch.tls.key-file", folder.resolve("key.pem").toString(),
                "stillwatch.tls.trust-file", trust.toString(),
                "stillwatch.intel.plain-http", true))) {
            assertThat(plain(taxii.server().port())).isEqualTo(401);
        }
    }

    private void issue(CertificateAuthority authority) {
        authority
                .issue("spiffe://test/intel-service", Instant.now(), HOUR)
                .write(folder.resolve("cert.pem"), folder.resolve("key.pem"));
    }

    private static int plain(int port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/taxii2/"))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static BigInteger serial(SSLContext context, int port) throws IOException {
        try (Socket socket = context.getSocketFactory().createSocket("localhost", port)) {
            var tls = (SSLSocket) socket;
            tls.startHandshake();
            return ((X509Certificate) tls.getSession().getPeerCertificates()[0]).getSerialNumber();
        }
    }

    private static SSLContext trusting(CertificateAuthority authority) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null);
        store.setCertificateEntry(
                "ca",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(authority.certificate().getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
