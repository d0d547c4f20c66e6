package dev.stillwatch.intel.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stillwatch.intel.secevent.SetFault;
import dev.stillwatch.intel.secevent.Transmitter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A partner's transmitter, as its configuration document describes it (SSF 1.0, section 7): finds or makes our stream there, and polls it. Follows no redirect. */
final class TransmitterClient implements AutoCloseable {

    private static final String POLL = "urn:ietf:rfc:8936";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final int MOST_EVENTS = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Our stream there.
     *
     * @param id its id
     * @param pollEndpoint where it is polled
     * @param verificationEndpoint where verification is asked for; empty when it offers none
     */
    record RemoteStream(String id, URI pollEndpoint, Optional<URI> verificationEndpoint) {}

    /**
     * What a poll gave.
     *
     * @param sets tokens by their ids
     */
    record Polled(Map<String, String> sets) {}

    private final Transmitter transmitter;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    TransmitterClient(Transmitter transmitter) {
        this.transmitter = transmitter;
    }

    /** Finds our stream, or makes one. */
    RemoteStream open() throws IOException, InterruptedException {
        JsonNode document = call(
                HttpRequest.newBuilder(transmitter.configuration().orElseThrow())
                        .GET(),
                200);
        if (!document.path("issuer").asText().equals(transmitter.issuer())) {
            throw new IOException("Its configuration document is of issuer "
                    + document.path("issuer").asText() + " and not of " + transmitter.issuer());
        }
        URI streams = endpoint(document, "configuration_endpoint")
                .orElseThrow(() -> new IOException("Its configuration document has no configuration_endpoint"));
        JsonNode found = call(HttpRequest.newBuilder(streams).GET(), 200);
        for (JsonNode one : found) {
            if (one.path("delivery").path("method").asText().equals(POLL)) {
                return stream(one, document);
            }
        }
        ObjectNode wanted = JsonNodeFactory.instance.objectNode();
        wanted.putObject("delivery").put("method", POLL);
        wanted.put("description", "Stillwatch");
        return stream(call(post(streams, wanted), 201), document);
    }

    private RemoteStream stream(JsonNode stream, JsonNode document) throws IOException {
        URI poll = endpoint(stream.path("delivery"), "endpoint_url")
                .orElseThrow(() -> new IOException("Its stream does not say where it is polled"));
        return new RemoteStream(stream.path("stream_id").asText(), poll, endpoint(document, "verification_endpoint"));
    }

    /** Asks for a verification event. */
    void requestVerification(RemoteStream stream, String state) throws IOException, InterruptedException {
        if (stream.verificationEndpoint().isPresent()) {
            ObjectNode request = JsonNodeFactory.instance
                    .objectNode()
                    .put("stream_id", stream.id())
                    .put("state", state);
            var _ = call(post(stream.verificationEndpoint().get(), request), 204);
        }
    }

    /** Acknowledges, refuses, and asks for more. */
    Polled poll(RemoteStream stream, List<String> acknowledged, Map<String, SetFault> refused)
            throws IOException, InterruptedException {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("maxEvents", MOST_EVENTS);
        request.put("returnImmediately", true);
        acknowledged.forEach(request.withArray("ack")::add);
        refused.forEach((jti, fault) -> request.withObjectProperty("setErrs")
                .putObject(jti)
                .put("err", fault.word())
                .put("description", fault.getMessage()));
        JsonNode answer = call(post(stream.pollEndpoint(), request), 200);
        Map<String, String> sets = new LinkedHashMap<>();
        answer.path("sets")
                .properties()
                .forEach(s -> sets.put(s.getKey(), s.getValue().asText()));
        return new Polled(sets);
    }

    private static Optional<URI> endpoint(JsonNode json, String member) {
        String text = json.path(member).asText();
        return text.matches("https?://.+") ? Optional.of(URI.create(text)) : Optional.empty();
    }

    private static HttpRequest.Builder post(URI to, JsonNode body) {
        return HttpRequest.newBuilder(to)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }

    private JsonNode call(HttpRequest.Builder request, int wanted) throws IOException, InterruptedException {
        request.timeout(PATIENCE).header("Accept", "application/json");
        if (transmitter.credentialFile().isPresent()) {
            Path file = transmitter.credentialFile().get();
            request.header("Authorization", "Bearer " + Files.readString(file).strip());
        }
        HttpRequest built = request.build();
        HttpResponse<byte[]> answer = http.send(built, info -> new BoundedBody(MOST_BYTES));
        if (answer.statusCode() != wanted) {
            throw new IOException(built.method() + " " + built.uri() + " is answered " + answer.statusCode());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IOException(built.uri() + " does not answer in JSON", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
