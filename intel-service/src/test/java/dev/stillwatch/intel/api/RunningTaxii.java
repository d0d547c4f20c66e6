package dev.stillwatch.intel.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.stillwatch.intel.state.Catalog;
import dev.stillwatch.intel.stix.Tlp;
import dev.stillwatch.intel.v1.PublishedObject;
import io.micronaut.context.ApplicationContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The TAXII server of the service on a free port of the loopback interface, with a catalog that tests fill. */
final class RunningTaxii implements AutoCloseable {

    static final String TAXII = "application/taxii+json;version=2.1";
    static final String OPEN = "91a7b528-80eb-42ed-a74d-c6fbd5a26116";
    static final String SECRET = "52892447-4d7e-4f70-b94d-d7f22742ff63";
    static final Instant ADDED = Instant.parse("2026-11-01T12:00:00Z");

    private static final String TOKEN_SHA256 =
            "3c469e9d6c5875d37a43f353d4f88e61fcf812c66eee3457465a40b0da4153e0"; // "token"

    private final ApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();

    /** An answer. */
    record Answer(int status, Optional<String> type, Map<String, String> headers, JsonNode body) {

        String header(String name) {
            return Objects.requireNonNull(headers.get(name), name);
        }
    }

    RunningTaxii(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "stillwatch.service", "intel-service",
                "stillwatch.intel.http-host", "127.0.0.1",
                "stillwatch.intel.http-port", 0,
                "stillwatch.intel.provider-id", "provider.example",
                "stillwatch.intel.provider-name", "Provider",
                "stillwatch.intel.max-page-objects", 100,
                "stillwatch.intel.collections.open.id", OPEN,
                "stillwatch.intel.collections.open.title", "Open",
                "stillwatch.intel.collections.secret.id", SECRET));
        all.putAll(Map.of(
                "stillwatch.intel.partners.alice.token-sha256", TOKEN_SHA256,
                "stillwatch.intel.partners.alice.tlp", "AMBER",
                "stillwatch.intel.partners.alice.collections", "open"));
        all.putAll(Map.of(
                "stillwatch.telemetry.metrics-port",
                -1,
                "stillwatch.kafka.bootstrap-servers",
                "127.0.0.1:1",
                "stillwatch.intel.exchange.max-content-length",
                100_000));
        all.putAll(settings);
        context = ApplicationContext.builder()
                .properties(all)
                .banner(false)
                .deduceEnvironment(false)
                .start();
        context.getBean(TaxiiServer.class).start();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    TaxiiServer server() {
        return context.getBean(TaxiiServer.class);
    }

    /** Adds a version of an object to the open collection, a microsecond after the one before. */
    void add(long sequence, String id, Instant version, Tlp tlp) {
        String type = id.substring(0, id.indexOf("--"));
        String json = "{\"type\":\"" + type + "\",\"spec_version\":\"2.1\",\"id\":\"" + id + "\",\"modified\":\""
                + version + "\",\"object_marking_refs\":[\"" + tlp.markingId() + "\"]}";
        context.getBean(Catalog.class)
                .add(PublishedObject.newBuilder()
                        .setCollectionId(OPEN)
                        .setSequence(sequence)
                        .setObjectId(id)
                        .setObjectType(type)
                        .setVersion(timestamp(version))
                        .setAddedAt(timestamp(ADDED.plus(sequence, ChronoUnit.MICROS)))
                        .setJson(ByteString.copyFromUtf8(json))
                        .build());
    }

    /** As alice. */
    Answer get(String path) {
        return send(request(path).GET());
    }

    /** A request as alice, to be changed. */
    HttpRequest.Builder request(String path) {
        return anonymous(path).header("Authorization", "Bearer token");
    }

    /** A request of nobody. */
    HttpRequest.Builder anonymous(String path) {
        String encoded = path.replace("[", "%5B").replace("]", "%5D");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server().port() + encoded))
                .setHeader("Accept", TAXII);
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            Map<String, String> headers = new HashMap<>();
            answer.headers().map().forEach((name, values) -> headers.put(name, String.join(",", values)));
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("content-type"),
                    headers,
                    new ObjectMapper().readTree(answer.body()));
        } catch (IOException e) {
            throw new IllegalStateException("No answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** First line of the answer to alice's GET of a target that an HTTP client would not send as it is. */
    String rawStatusLine(String target) throws IOException {
        String request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer token\r\n"
                + "Accept: " + TAXII + "\r\nConnection: close\r\n\r\n";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server().port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return Objects.requireNonNull(answer.readLine());
        }
    }

    private static Timestamp timestamp(Instant moment) {
        return Timestamp.newBuilder()
                .setSeconds(moment.getEpochSecond())
                .setNanos(moment.getNano())
                .build();
    }

    @Override
    public void close() {
        server().stop();
        context.close();
        client.close();
    }
}
