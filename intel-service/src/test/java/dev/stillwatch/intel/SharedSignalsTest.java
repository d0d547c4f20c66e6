package dev.stillwatch.intel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.sun.net.httpserver.HttpServer;
import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.intel.secevent.EventType;
import dev.stillwatch.intel.secevent.Keys;
import dev.stillwatch.intel.secevent.SecurityEvent;
import dev.stillwatch.intel.secevent.SetSigner;
import dev.stillwatch.intel.secevent.SetVerifier;
import dev.stillwatch.intel.secevent.SubjectId;
import dev.stillwatch.intel.stream.Cases;
import dev.stillwatch.intel.v1.FindCluesResponse;
import dev.stillwatch.intel.v1.Indicator;
import dev.stillwatch.intel.v1.PreviewReleaseResponse;
import dev.stillwatch.intel.v1.ReleaseDecision.Verdict;
import dev.stillwatch.type.v1.Subject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** OpenID Shared Signals over real HTTP: one service tells another, and what it says are clues. */
@ExtendWith(WithBacking.class)
class SharedSignalsTest {

    private static final Instant DAY = Instant.parse("2026-09-03T00:00:00Z");
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String SHARED =
            Base64.getEncoder().encodeToString("a key of thirty-two bytes for it".getBytes(StandardCharsets.UTF_8));
    private static final String SIGNALS = "stillwatch.intel.shared-signals.";

    private final Backing backing;
    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    SharedSignalsTest(Backing backing) {
        this.backing = backing;
    }

    private record Answer(int status, String type, String text) {
        JsonNode json() {
            try {
                return new ObjectMapper().readTree(text);
            } catch (IOException e) {
                throw new AssertionError(text, e);
            }
        }
    }

    @Test
    void whatTwoPersonsReleasedOfAccountsReachesThePartnerAsCluesAndItsEndFollows() throws Exception {
        int port = freePort();
        Path token = Files.writeString(folder.resolve("token"), "lab\n");
        Map<String, Object> friend = new HashMap<>();
        String transmitter = SIGNALS + "transmitters.friend.";
        friend.put("stillwatch.intel.provider-id", "lab.example");
        friend.put(SIGNALS + "issuer", "https://lab.example");
        friend.put(SIGNALS + "pseudonym-key", KEY);
        friend.put(transmitter + "issuer", "http://127.0.0.1:" + port);
        friend.put(transmitter + "audience", "lab");
        friend.put(transmitter + "jwks", "http://127.0.0.1:" + port + "/ssf/jwks.json");
        friend.put(transmitter + "configuration", "http://127.0.0.1:" + port + "/.well-known/ssf-configuration");
        friend.put(transmitter + "credential-file", token.toString());
        friend.put(transmitter + "interval", "0.2s");
        friend.put(transmitter + "subject-key", SHARED);
        try (var ours = new Topics(backing);
                var theirs = new Topics(backing, "-theirs");
                var service = ours.startService(provider(port));
                var lab = theirs.startService(friend)) {
            ours.campaign(Cases.confirmed("a"));
            ours.campaign(Cases.suspected("b"));
            ours.action(
                    action("1", "acct-1", "a", ActionKind.ACTION_KIND_TAKE_DOWN).build());
            ours.action(
                    action("2", "acct-2", "a", ActionKind.ACTION_KIND_VERIFY).build());
            ours.action(action("3", "acct-3", "a", ActionKind.ACTION_KIND_SUSPEND)
                    .setMode(Mode.MODE_SHADOW)
                    .build());
            ours.action(
                    action("4", "acct-4", "b", ActionKind.ACTION_KIND_SUSPEND).build());
            ours.watermark(DAY);
            service.awaitWatermark(DAY);
            service.await(() -> service.eventStreams().stream().anyMatch(s -> s.getDelivered() == 1));

            assertThatThrownBy(() -> service.propose("b", "Grace")).hasMessageContaining("a person confirmed");
            String release = service.propose("a", "Grace").getReleaseIds(0);
            PreviewReleaseResponse preview = service.preview(release);
            assertThat(preview.getRelease().getItems(0).getJson().toStringUtf8())
                    .contains("acct-1", "acct-2")
                    .doesNotContain("acct-3");
            String told = preview.getAudiencesList().stream()
                    .filter(a -> a.getPartner().equals("lab"))
                    .findFirst()
                    .orElseThrow()
                    .getEnvelope()
                    .toStringUtf8();
            assertThat(told)
                    .contains("account-disabled", "risk-level-change", "opaque")
                    .doesNotContain("acct-");
            service.decide(
                    release, preview.getRelease().getDigest(), Verdict.VERDICT_APPROVE, "Grace", UUID.randomUUID());
            assertThat(service.eventStreams().getFirst().getWaiting())
                    .as("one person is not enough")
                    .isZero();
            assertThat(lab.indicators()).isEmpty();
            service.decide(
                    release, preview.getRelease().getDigest(), Verdict.VERDICT_APPROVE, "Ada", UUID.randomUUID());

            lab.await(() -> lab.indicators().size() == 2);
            assertThat(lab.indicators()).allSatisfy(i -> {
                assertThat(i.getPartner()).isEqualTo("friend");
                assertThat(i.getUse()).isEqualTo(Indicator.Use.USE_LOOK_UP);
                assertThat(i.getConfidence()).as("a stranger's word").isLessThan(20);
                assertThat(i.getStix()).doesNotContain("acct-");
            });
            assertThat(ours.entered())
                    .as("leaves of the ledger")
                    .extracting(r -> r.getAccess().getActor())
                    .contains("Grace", "Ada");

            assertThat(lab.clues("acct-1", "acct-2", "acct-9"))
                    .as("the lab has the same accounts, and the key")
                    .extracting(FindCluesResponse.Account::getAccountId)
                    .containsExactly("acct-1", "acct-2");

            ours.action(action("1", "acct-1", "a", ActionKind.ACTION_KIND_TAKE_DOWN)
                    .setState(Action.State.STATE_REVERSED)
                    .build());
            lab.await(() ->
                    lab.indicators().stream().filter(Indicator::getRevoked).count() == 1);
            service.await(() -> service.eventStreams().getFirst().getDelivered() == 3);
            assertThat(theirs.count("actions")).as("nobody was acted on").isZero();
            assertThat(theirs.published()).as("nothing of it is passed on").isEmpty();
        }
    }

    @Test
    void aTransmitterAndAReceiverKeepToTheStandards() throws Exception {
        int port = freePort();
        SetSigner carol = Keys.signer();
        Path keys = Files.writeString(folder.resolve("carol.jwks"), carol.jwks());
        var pushed = new CopyOnWriteArrayList<String>();
        HttpServer lab = listener(pushed);
        String endpoint = "http://127.0.0.1:" + lab.getAddress().getPort() + "/events";
        Map<String, Object> settings = provider(port);
        settings.put(SIGNALS + "receivers.lab.push", endpoint);
        settings.put(SIGNALS + "transmitters.carol.issuer", "https://carol.example");
        settings.put(SIGNALS + "transmitters.carol.audience", "https://provider.example/events");
        settings.put(SIGNALS + "transmitters.carol.jwks", keys.toString());
        try (var topics = new Topics(backing);
                var service = topics.startService(settings)) {
            String base = "http://127.0.0.1:" + port;
            JsonNode document =
                    send(base, "GET", "/.well-known/ssf-configuration", "", "").json();
            assertThat(document.path("issuer").asText()).isEqualTo(base);
            assertThat(document.path("spec_version").asText()).isEqualTo("1_0");
            String keySet = send(base, "GET", "/ssf/jwks.json", "", "").text();
            assertThat(JWKSet.parse(keySet).getKeys()).hasSize(1).noneMatch(k -> k.isPrivate());
            assertThat(send(base, "GET", "/ssf/streams", "", "").status()).isEqualTo(401);
            assertThat(send(base, "GET", "/ssf/streams", "carol", "").status())
                    .as("no stream agreed on")
                    .isEqualTo(403);
            assertThat(send(base, "GET", "/ssf/streams", "lab", "").text()).isEqualTo("[]");

            assertThat(send(base, "POST", "/ssf/streams", "lab", "{").status()).isEqualTo(400);
            String elsewhere =
                    "{\"delivery\":{\"method\":\"urn:ietf:rfc:8935\",\"endpoint_url\":\"http://169.254.169.254/\"}}";
            assertThat(send(base, "POST", "/ssf/streams", "lab", elsewhere).status())
                    .as("nobody has us call where they like")
                    .isEqualTo(400);
            Answer created = send(
                    base,
                    "POST",
                    "/ssf/streams",
                    "lab",
                    "{\"events_requested\":[\"" + EventType.ACCOUNT_DISABLED.uri() + "\",\"urn:unknown\"]}");
            assertThat(created.status()).isEqualTo(201);
            JsonNode stream = created.json();
            String id = stream.path("stream_id").asText();
            assertThat(stream.path("delivery").path("method").asText()).isEqualTo("urn:ietf:rfc:8936");
            assertThat(stream.path("events_delivered")).hasSize(2);
            assertThat(send(base, "POST", "/ssf/streams", "lab", "{}").status())
                    .as("one each")
                    .isEqualTo(409);
            assertThat(send(base, "GET", "/ssf/streams?stream_id=" + id, "lab", "")
                            .json())
                    .isEqualTo(stream);
            assertThat(send(base, "GET", "/ssf/streams?stream_id=other", "lab", "")
                            .status())
                    .isEqualTo(404);

            assertThat(send(base, "POST", "/ssf/verify", "lab", of(id, "\"state\":\"VGhpcyBpcw\""))
                            .status())
                    .isEqualTo(204);
            assertThat(send(base, "POST", "/ssf/verify", "lab", of(id, "\"state\":\"again\""))
                            .status())
                    .isEqualTo(429);
            assertThat(send(base, "POST", "/ssf/status", "lab", of(id, "\"status\":\"paused\""))
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("paused");
            String poll = "/ssf/poll/" + id;
            String now = "{\"returnImmediately\":true}";
            assertThat(send(base, "POST", poll, "lab", now).json().path("sets"))
                    .as("paused")
                    .isEmpty();
            assertThat(send(base, "POST", "/ssf/status", "lab", of(id, "\"status\":\"enabled\""))
                            .status())
                    .isEqualTo(200);
            JsonNode sets = send(base, "POST", poll, "lab", now).json().path("sets");
            assertThat(sets).hasSize(1);
            var verifier = new SetVerifier(new ImmutableJWKSet<>(JWKSet.parse(keySet)), base, "lab");
            SecurityEvent verification = verifier.verify(sets.elements().next().asText());
            assertThat(verification.type()).isEqualTo(EventType.VERIFICATION.uri());
            assertThat(verification.subject()).isEqualTo(SubjectId.opaque(id));
            assertThat(verification.payload().path("state").asText()).isEqualTo("VGhpcyBpcw");
            String ack = "{\"returnImmediately\":true,\"maxEvents\":0,\"ack\":[\"" + verification.jti() + "\"]}";
            assertThat(send(base, "POST", poll, "lab", ack).json().path("sets")).isEmpty();
            assertThat(send(base, "POST", poll, "lab", now).json().path("sets"))
                    .as("it was acknowledged")
                    .isEmpty();

            String subject = "\"subject\":{\"format\":\"email\",\"email\":\"nobody@customer.example\"}";
            assertThat(send(base, "POST", "/ssf/subjects/add", "lab", of(id, subject))
                            .status())
                    .as("whether there is such an account is not told")
                    .isEqualTo(200);
            assertThat(send(base, "POST", "/ssf/subjects/remove", "lab", of(id, subject))
                            .status())
                    .isEqualTo(204);
            assertThat(send(base, "POST", "/ssf/subjects/add", "lab", of(id, "\"subject\":{}"))
                            .status())
                    .isEqualTo(400);

            String push = of(
                    id,
                    "\"delivery\":{\"method\":\"urn:ietf:rfc:8935\",\"endpoint_url\":\"" + endpoint
                            + "\",\"authorization_header\":\"Bearer of-the-lab\"}");
            JsonNode moved = send(base, "PATCH", "/ssf/streams", "lab", push).json();
            assertThat(moved.path("delivery").path("endpoint_url").asText()).isEqualTo(endpoint);
            assertThat(moved.toString()).as("a credential is not given back").doesNotContain("of-the-lab");
            topics.campaign(Cases.confirmed("a"));
            topics.action(
                    action("1", "acct-1", "a", ActionKind.ACTION_KIND_SUSPEND).build());
            topics.watermark(DAY);
            service.awaitWatermark(DAY);
            String release = service.propose("a", "Grace").getReleaseIds(0);
            String digest = service.preview(release).getRelease().getDigest();
            service.decide(release, digest, Verdict.VERDICT_APPROVE, "Grace", UUID.randomUUID());
            service.decide(release, digest, Verdict.VERDICT_APPROVE, "Ada", UUID.randomUUID());
            service.await(() -> pushed.size() == 1);
            String[] words = pushed.getFirst().split(" ", -1);
            assertThat(words[0] + " " + words[1]).isEqualTo("Bearer of-the-lab");
            assertThat(words[2]).isEqualTo("application/secevent+jwt");
            assertThat(verifier.verify(words[3]).type()).isEqualTo(EventType.ACCOUNT_DISABLED.uri());
            service.await(() -> service.eventStreams().getFirst().getWaiting() == 0);
            assertThat(send(base, "DELETE", "/ssf/streams?stream_id=" + id, "lab", "")
                            .status())
                    .isEqualTo(204);
            assertThat(send(base, "GET", "/ssf/status?stream_id=" + id, "lab", "")
                            .status())
                    .isEqualTo(404);

            String good = carol.sign(said("https://provider.example/events"));
            assertThat(send(base, "POST", "/ssf/events", "carol", good).status())
                    .isEqualTo(202);
            assertThat(send(base, "POST", "/ssf/events", "carol", carol.sign(said("another")))
                            .json()
                            .path("err")
                            .asText())
                    .isEqualTo("invalid_audience");
            assertThat(send(
                                    base,
                                    "POST",
                                    "/ssf/events",
                                    "carol",
                                    Keys.signer().sign(said("https://provider.example/events")))
                            .json()
                            .path("err")
                            .asText())
                    .isEqualTo("invalid_key");
            assertThat(send(base, "POST", "/ssf/events", "lab", good)
                            .json()
                            .path("err")
                            .asText())
                    .isEqualTo("access_denied");
            assertThat(send(base, "POST", "/ssf/events", "", good)
                            .json()
                            .path("err")
                            .asText())
                    .isEqualTo("authentication_failed");
            service.await(() ->
                    service.indicators().stream().anyMatch(i -> i.getPartner().equals("carol")));
            assertThat(service.indicators()).noneMatch(i -> i.getStix().contains("ada@customer.example"));
            assertThat(topics.count("intel-inbox")).isPositive();
        } finally {
            lab.stop(0);
        }
    }

    private static SecurityEvent said(String audience) {
        return new SecurityEvent(
                "jti-1",
                "https://carol.example",
                audience,
                DAY,
                Optional.empty(),
                Optional.empty(),
                new SubjectId("email", new TreeMap<>(Map.of("email", "ada@customer.example"))),
                EventType.CREDENTIAL_COMPROMISE.uri(),
                JsonNodeFactory.instance.objectNode().put("credential_type", "password"));
    }

    private Map<String, Object> provider(int port) throws Exception {
        Map<String, Object> settings = new HashMap<>();
        settings.put("stillwatch.intel.open", false);
        settings.put("stillwatch.intel.http-port", port);
        settings.put("stillwatch.intel.public-url", "http://127.0.0.1:" + port);
        for (String partner : List.of("lab", "carol")) {
            settings.put("stillwatch.intel.partners." + partner + ".token-sha256", sha256(partner));
            settings.put("stillwatch.intel.partners." + partner + ".tlp", "AMBER");
            settings.put("stillwatch.intel.partners." + partner + ".collections", "campaigns");
        }
        settings.put(SIGNALS + "signing-key-file", Keys.file(folder, "ssf.pem").toString());
        settings.put(SIGNALS + "pseudonym-key", KEY);
        settings.put(SIGNALS + "receivers.lab.subjects", "PSEUDONYMS");
        settings.put(SIGNALS + "receivers.lab.subject-key", SHARED);
        return settings;
    }

    private static Action.Builder action(String id, String account, String campaign, ActionKind kind) {
        return Action.newBuilder()
                .setActionId(id)
                .setSubject(Subject.newBuilder().setAccount(account))
                .setKind(kind)
                .setMode(Mode.MODE_ENFORCE)
                .setState(Action.State.STATE_ACTIVE)
                .setCampaignId(campaign)
                .setDecidedAt(com.google.protobuf.Timestamp.newBuilder().setSeconds(DAY.getEpochSecond()));
    }

    private static HttpServer listener(List<String> pushed) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/events", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            pushed.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " " + body);
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private Answer send(String base, String method, String path, String token, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Accept", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", path.equals("/ssf/events") ? SecurityEvent.MEDIA_TYPE : "application/json");
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(
                answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""), answer.body());
    }

    private static String of(String stream, String more) {
        return "{\"stream_id\":\"" + stream + "\"," + more + "}";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String sha256(String token) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    }
}
