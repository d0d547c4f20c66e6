package dev.stillwatch.intel.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stillwatch.intel.feed.Feed;
import dev.stillwatch.intel.feed.FetchedPage;
import dev.stillwatch.intel.feed.Position;
import dev.stillwatch.intel.stream.FeedFault.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client before servers that are slow, wrong or hostile. */
class FeedClientTest {

    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final String TAXII = "application/taxii+json;version=2.1";

    private final FeedClient client = new FeedClient(Duration.ofMillis(1500));
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicReference<HttpExchange> asked = new AtomicReference<>();
    private HttpServer server;

    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        client.close();
    }

    private @Nullable String askedWith(String header) {
        return Objects.requireNonNull(asked.get()).getRequestHeaders().getFirst(header);
    }

    @Test
    void aPageIsReadWithItsCursorAndMoment() throws Exception {
        FetchedPage page = fetch(
                ok("{\"more\":true,\"next\":\"c\",\"objects\":[{\"type\":\"x\"}]}", "2026-10-01T00:00:00.000001Z"));
        assertThat(page.objects()).hasSize(1);
        assertThat(page.more()).isTrue();
        assertThat(page.next()).isEqualTo("c");
        assertThat(page.lastAdded()).isEqualTo("2026-10-01T00:00:00.000001Z");
        assertThat(askedWith("Accept")).isEqualTo(TAXII);
    }

    @Test
    void aMomentInTheFutureIsNotBelievedForItWouldMakeUsSkip() throws Exception {
        assertThat(fetch(ok("{}", "2036-10-01T00:00:00.000001Z")).lastAdded()).isEmpty();
        assertThat(fetch(ok("{}", "soon")).lastAdded()).isEmpty();
    }

    @Test
    void theCredentialIsReadFromItsFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("token"), "secret\n");
        serve(ok("{}", ""));
        client.fetch(feed(Optional.of("us"), Optional.of(file)), Position.BEGINNING, NOW);
        assertThat(askedWith("Authorization")).isEqualTo("Basic dXM6c2VjcmV0");
        client.fetch(feed(Optional.empty(), Optional.of(file)), Position.BEGINNING, NOW);
        assertThat(askedWith("Authorization")).isEqualTo("Bearer secret");
        FeedFault fault = catchThrowableOfType(
                FeedFault.class,
                () -> client.fetch(
                        feed(Optional.empty(), Optional.of(folder.resolve("none"))), Position.BEGINNING, NOW));
        assertThat(fault.kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void aServerThatNeverEndsItsAnswerIsLeft() throws Exception {
        assertThat(fault(exchange -> {
                            exchange.getResponseHeaders().add("Content-Type", TAXII);
                            exchange.sendResponseHeaders(200, 0);
                            exchange.getResponseBody().write("{\"objects\":[".getBytes(StandardCharsets.UTF_8));
                            exchange.getResponseBody().flush();
                            over.await();
                        })
                        .kind())
                .isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void aFloodIsCutOff() throws Exception {
        assertThat(fault(exchange -> {
                            exchange.getResponseHeaders().add("Content-Type", TAXII);
                            exchange.sendResponseHeaders(200, 0);
                            byte[] block = "[".repeat(65_536).getBytes(StandardCharsets.UTF_8);
                            while (over.getCount() > 0) {
                                exchange.getResponseBody().write(block);
                            }
                        })
                        .kind())
                .isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void whatIsNotTaxiiIsAFaultAndNotAPage() throws Exception {
        assertThat(fault(answer(200, Map.of("Content-Type", "text/html"), "<html>"))
                        .kind())
                .isEqualTo(Kind.MALFORMED);
        assertThat(fault(answer(200, Map.of("Content-Type", TAXII), "{\"objects\":"))
                        .kind())
                .isEqualTo(Kind.MALFORMED);
        assertThat(fault(answer(200, Map.of("Content-Type", TAXII), "[1]")).kind())
                .isEqualTo(Kind.MALFORMED);
        assertThat(fault(answer(404, Map.of(), "")).kind()).isEqualTo(Kind.MALFORMED);
        assertThat(fault(answer(500, Map.of(), "")).kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void aRedirectIsNotFollowedForTheCredentialGoesAlong() throws Exception {
        assertThat(fault(answer(302, Map.of("Location", "http://elsewhere.example/"), ""))
                        .kind())
                .isEqualTo(Kind.MALFORMED);
    }

    @Test
    void aBusyServerIsLeftAloneForAsLongAsItAsks() throws Exception {
        FeedFault fault = fault(answer(429, Map.of("Retry-After", "120"), ""));
        assertThat(fault.kind()).isEqualTo(Kind.BUSY);
        assertThat(fault.pause()).isEqualTo(Duration.ofMinutes(2));
        assertThat(fault(answer(503, Map.of("Retry-After", "999999"), "")).pause())
                .as("not for ever")
                .isEqualTo(Duration.ofHours(1));
        assertThat(fault(answer(401, Map.of(), "")).kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void aCursorThatTheServerForgotIsToldFromOtherFaults() throws Exception {
        serve(answer(400, Map.of(), ""));
        FeedFault fault = catchThrowableOfType(
                FeedFault.class,
                () -> client.fetch(feed(Optional.empty(), Optional.empty()), new Position("", "old"), NOW));
        assertThat(fault.kind()).isEqualTo(Kind.CURSOR);
    }

    private FetchedPage fetch(Behaviour behaviour) throws Exception {
        serve(behaviour);
        return client.fetch(feed(Optional.empty(), Optional.empty()), Position.BEGINNING, NOW);
    }

    private FeedFault fault(Behaviour behaviour) {
        return catchThrowableOfType(FeedFault.class, () -> fetch(behaviour));
    }

    private void serve(Behaviour behaviour) {
        try {
            server.removeContext("/");
        } catch (IllegalArgumentException e) {
            // Nothing was served yet.
        }
        server.createContext("/", exchange -> {
            asked.set(exchange);
            try (exchange) {
                behaviour.answer(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static Behaviour ok(String body, String lastAdded) {
        return answer(200, Map.of("Content-Type", TAXII, "X-TAXII-Date-Added-Last", lastAdded), body);
    }

    private static Behaviour answer(int status, Map<String, String> headers, String body) {
        return exchange -> {
            headers.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private Feed feed(Optional<String> user, Optional<Path> credential) {
        return new Feed(
                "f",
                "p",
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/collections/x/"),
                user,
                credential,
                Duration.ofMinutes(5),
                10,
                1024 * 1024,
                1);
    }
}
