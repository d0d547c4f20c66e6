package dev.stillwatch.intel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Partners of a running service, each with a token that is its name. */
final class Partners {

    static final String TAXII = "application/taxii+json;version=2.1";

    /** Alice reads AMBER and writes, Carol too; Bob reads GREEN. Two persons release. */
    static final Map<String, Object> SETTINGS = settings();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final RunningService service;
    private final String name;

    Partners(RunningService service, String name) {
        this.service = service;
        this.name = name;
    }

    record Answer(int status, JsonNode body) {}

    private static Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("stillwatch.intel.open", false);
        settings.put("stillwatch.intel.exchange.max-content-length", 250_000);
        settings.put("stillwatch.intel.collections.trusted.id", "91a7b528-80eb-42ed-a74d-c6fbd5a26116");
        settings.put("stillwatch.intel.collections.inbox.id", "52892447-4d7e-4f70-b94d-d7f22742ff63");
        settings.put("stillwatch.intel.collections.inbox.inbox", "true");
        for (String partner : new String[] {"alice", "bob", "carol"}) {
            String key = "stillwatch.intel.partners." + partner + ".";
            settings.put(key + "token-sha256", sha256(partner));
            settings.put(key + "tlp", partner.equals("bob") ? "GREEN" : "AMBER");
            settings.put(key + "collections", "trusted");
            if (!partner.equals("bob")) {
                settings.put(key + "writes", "inbox");
            }
        }
        return Map.copyOf(settings);
    }

    /** Settings of a service that reads the feed of another, every 200 ms. */
    static Map<String, Object> feed(RunningService other, String partner) {
        String key = "stillwatch.intel.exchange.feeds." + partner + ".";
        return Map.of(
                key + "url", other.objectsUri("").resolve("..").toString(),
                key + "interval", "0.2s",
                key + "page-objects", "20");
    }

    static String id(int number) {
        return String.format("indicator--3bd8a4a1-5e6c-4c32-9d2b-%012d", number);
    }

    static String indicator(int number, String pattern) {
        return "{\"type\":\"indicator\",\"spec_version\":\"2.1\",\"id\":\"" + id(number)
                + "\",\"created\":\"2026-10-01T00:00:00.000Z\",\"modified\":\"2026-10-01T00:00:00.000Z\",\"pattern\":\""
                + pattern + "\",\"pattern_type\":\"stix\",\"valid_from\":\"2026-10-01T00:00:00Z\",\"confidence\":90}";
    }

    static String sighting(int number, String of) {
        return "{\"type\":\"sighting\",\"spec_version\":\"2.1\",\"id\":\""
                + id(number).replace("indicator", "sighting")
                + "\",\"created\":\"2026-10-01T00:00:00.000Z\",\"modified\":\"2026-10-01T00:00:00.000Z\","
                + "\"sighting_of_ref\":\"" + of + "\"}";
    }

    Answer get(String path) {
        return at("/api1/collections/" + path);
    }

    Answer at(String path) {
        HttpResponse<byte[]> answer = send(request(path).GET());
        return answer(answer);
    }

    byte[] raw(String path) {
        return send(request("/api1/collections/" + path).GET()).body();
    }

    /** Adds objects; what is still pending on a busy machine is waited for, by asking for the status as a client would. */
    Answer post(String path, String body) {
        Answer first = answer(send(request("/api1/collections/" + path)
                .header("Content-Type", TAXII)
                .POST(BodyPublishers.ofString(body))));
        if (first.status() != 202 || first.body().path("status").asText().equals("complete")) {
            return first;
        }
        String status = "/api1/status/" + first.body().path("id").asText() + "/";
        service.await(() -> at(status).body().path("status").asText().equals("complete"));
        return new Answer(202, at(status).body());
    }

    Answer delete(String path) {
        return answer(send(request("/api1/collections/" + path).DELETE()));
    }

    private HttpRequest.Builder request(String path) {
        URI uri = URI.create(service.progress().getTaxiiUrl())
                .resolve(path.replace("[", "%5B").replace("]", "%5D"));
        return HttpRequest.newBuilder(uri).header("Accept", TAXII).header("Authorization", "Bearer " + name);
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError("No answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Answer answer(HttpResponse<byte[]> answer) {
        try {
            return new Answer(answer.statusCode(), new ObjectMapper().readTree(answer.body()));
        } catch (IOException e) {
            throw new AssertionError("It is not JSON: " + new String(answer.body(), StandardCharsets.UTF_8), e);
        }
    }

    private static String sha256(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
