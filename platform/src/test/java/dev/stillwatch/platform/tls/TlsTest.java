package dev.stillwatch.platform.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stillwatch.embedded.authority.CertificateAuthority;
import dev.stillwatch.ingest.v1.IngestServiceGrpc;
import dev.stillwatch.ingest.v1.StreamEventsRequest;
import dev.stillwatch.ingest.v1.StreamEventsResponse;
import dev.stillwatch.platform.access.Door;
import dev.stillwatch.platform.grpc.GrpcServer;
import io.grpc.Channel;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real handshakes, on loopback. */
class TlsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private static Path folder;

    private static Door door;

    @BeforeAll
    static void open() {
        door = new Door(folder, Map.of());
        door.issue("analyst", "spiffe://test/analysts/ada");
        door.issue("gateway", "spiffe://test/gateway");
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @BeforeEach
    void asAtFirst() {
        door.issue("server", "spiffe://test/scoring-service");
        door.bean(Tls.class).refresh();
    }

    @Test
    void whoShowsATrustedCertificateIsKnownByIt() {
        Door.ask(door.channel("analyst"));
        assertThat(door.answeredTo()).isEqualTo("spiffe://test/analysts/ada");
    }

    @Test
    void withoutACertificateThereIsNoConnection() {
        assertThat(refused(door.channel((String) null))).isEqualTo(Code.UNAVAILABLE);
    }

    @Test
    void inPlainTextThereIsNoConnection() {
        assertThat(refused(door.channel(ClientTls.NONE))).isEqualTo(Code.UNAVAILABLE);
    }

    @Test
    void aCertificateOfAnotherAuthorityIsRefused() {
        var other = CertificateAuthority.create("other", Instant.now(), HOUR);
        door.write("stranger", other.issue("spiffe://test/analysts/ada", Instant.now(), HOUR));
        assertThat(refused(door.channel("stranger"))).isEqualTo(Code.UNAVAILABLE);
    }

    @Test
    void aCertificateThatHasRunOutIsRefused() {
        Instant past = Instant.now().minus(2, ChronoUnit.DAYS);
        door.write("expired", door.authority().issue("spiffe://test/analysts/ada", past, Duration.ofDays(1)));
        assertThat(refused(door.channel("expired"))).isEqualTo(Code.UNAVAILABLE);
    }

    @Test
    void aClientRefusesAServerOfAnotherAuthority() throws Exception {
        Path other = folder.resolve("other.pem");
        Files.writeString(
                other, CertificateAuthority.create("other", Instant.now(), HOUR).certificate());
        assertThat(refused(door.channel(
                        new ClientTls(other, folder.resolve("analyst.pem"), folder.resolve("analyst.key")))))
                .isEqualTo(Code.UNAVAILABLE);
    }

    @Test
    void aNewCertificateIsTakenWhileAStreamGoesOn() throws Exception {
        BlockingQueue<StreamEventsResponse> answers = new ArrayBlockingQueue<>(10);
        StreamObserver<StreamEventsRequest> stream = stream(door.channel("gateway"), answers);
        stream.onNext(StreamEventsRequest.getDefaultInstance());
        assertThat(answers.poll(20, TimeUnit.SECONDS)).isNotNull();
        Instant before = door.bean(Tls.class).expiry();
        assertThat(servedUntil()).isEqualTo(before);

        door.write(
                "server", door.authority().issue("spiffe://test/scoring-service", Instant.now(), Duration.ofHours(5)));
        door.bean(Tls.class).refresh();

        assertThat(door.bean(Tls.class).expiry()).isAfter(before);
        assertThat(servedUntil()).isEqualTo(door.bean(Tls.class).expiry());
        stream.onNext(StreamEventsRequest.getDefaultInstance());
        assertThat(answers.poll(20, TimeUnit.SECONDS)).isNotNull();
        stream.onCompleted();
        Door.ask(door.channel("analyst"));
    }

    @Test
    void aNewAuthorityIsTakenForTheConnectionsThatFollow() throws Exception {
        var next = CertificateAuthority.create("next", Instant.now(), HOUR);
        door.write("early", next.issue("spiffe://test/analysts/eve", Instant.now(), HOUR));
        assertThat(refused(door.channel("early"))).isEqualTo(Code.UNAVAILABLE);

        Files.writeString(folder.resolve("trust.pem"), door.authority().certificate() + next.certificate());
        door.bean(Tls.class).refresh();

        Door.ask(door.channel("early"));
        assertThat(door.answeredTo()).isEqualTo("spiffe://test/analysts/eve");
        Door.ask(door.channel("analyst"));
    }

    @Test
    void filesThatDoNotBelongTogetherChangeNothing() throws Exception {
        Instant before = door.bean(Tls.class).expiry();
        Files.copy(
                folder.resolve("analyst.key"),
                folder.resolve("server.key"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        door.bean(Tls.class).refresh();
        assertThat(door.bean(Tls.class).expiry()).isEqualTo(before);
        Door.ask(door.channel("analyst"));

        Files.writeString(folder.resolve("server.pem"), "no certificate");
        door.bean(Tls.class).refresh();
        Door.ask(door.channel("analyst"));
    }

    @Test
    void aBadFileIsNamedAndItsContentIsNot() throws Exception {
        Path key = Files.writeString(
                folder.resolve("bad.key"), "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");
        Path trust = folder.resolve("trust.pem");
        assertThatThrownBy(() -> new ClientTls(trust, folder.resolve("analyst.pem"), key).channel())
                .isInstanceOf(TlsException.class)
                .hasMessageContaining("bad.key")
                .hasMessageContaining("PKCS #8")
                .hasMessageNotContaining("c2VjcmV0");
        assertThatThrownBy(() -> new ClientTls(folder.resolve("missing.pem"), null, null).channel())
                .hasMessageContaining("There is no file")
                .hasMessageContaining("missing.pem");
    }

    private static Code refused(Channel channel) {
        return catchThrowableOfType(StatusRuntimeException.class, () -> Door.ask(channel))
                .getStatus()
                .getCode();
    }

    private static StreamObserver<StreamEventsRequest> stream(
            Channel channel, BlockingQueue<StreamEventsResponse> answers) {
        return IngestServiceGrpc.newStub(channel).streamEvents(new StreamObserver<>() {
            @Override
            public void onNext(StreamEventsResponse answer) {
                answers.add(answer);
            }

            @Override
            public void onError(Throwable failure) {}

            @Override
            public void onCompleted() {}
        });
    }

    /** When the certificate runs out that a new connection is shown. */
    private static Instant servedUntil() throws IOException, java.security.GeneralSecurityException {
        var files =
                new TlsFiles(folder.resolve("analyst.pem"), folder.resolve("analyst.key"), folder.resolve("trust.pem"));
        files.refresh();
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new javax.net.ssl.KeyManager[] {files.keys()}, new TrustManager[] {files.trust()}, null);
        try (var socket = (SSLSocket) context.getSocketFactory()
                .createSocket("localhost", door.bean(GrpcServer.class).port())) {
            socket.startHandshake();
            var shown = (java.security.cert.X509Certificate) socket.getSession().getPeerCertificates()[0];
            return shown.getNotAfter().toInstant();
        }
    }
}
