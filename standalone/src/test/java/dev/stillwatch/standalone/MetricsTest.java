package dev.stillwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Timestamps;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.CheckRequest;
import dev.stillwatch.enforcement.v1.DecisionServiceGrpc;
import dev.stillwatch.enforcement.v1.DeployPolicySetRequest;
import dev.stillwatch.enforcement.v1.EnforcementServiceGrpc;
import dev.stillwatch.enforcement.v1.ListActionsRequest;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.enforcement.v1.Policy;
import dev.stillwatch.ingest.v1.Client;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.ingest.v1.IngestServiceGrpc;
import dev.stillwatch.ingest.v1.Message;
import dev.stillwatch.ingest.v1.PublishEventsRequest;
import dev.stillwatch.platform.tls.ClientTls;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Prometheus reads from a platform that has worked: what docs/metrics.md says, and nothing of anybody. */
class MetricsTest {

    /** Of one exchange. None of it, nor a part of it, may be in a metric. */
    private static final List<String> CANARIES = List.of(
            "canary-account",
            "canary-organization",
            "canary-credential",
            "canary-session",
            "203.0.113.77",
            "canary prompt",
            "canary-exchange");

    @TempDir
    private static Path folder;

    private static Standalone platform;
    private static DevelopmentAccess access;
    private static ManagedChannel channel;
    private static Map<String, String> pages;

    @BeforeAll
    static void work() throws Exception {
        access = DevelopmentAccess.in(folder.resolve("access"), Instant.now());
        int metrics = freePorts();
        platform = Standalone.start(
                new StandaloneOptions(folder.resolve("data"), 0, 0, 0, metrics)
                        .with(access)
                        .with(Map.of(
                                "stillwatch.epoch.length", "1s",
                                "stillwatch.ingest.lateness", "1s",
                                "stillwatch.intel.exchange.feeds.partner.url",
                                        "http://127.0.0.1:1/api1/collections/one/",
                                "stillwatch.intel.exchange.feeds.partner.interval", "1s")),
                step -> {});
        channel = Grpc.newChannelBuilder(
                        "localhost:" + platform.grpcPort(), new ClientTls(access.authority(), null, null).channel())
                .build();
        act();
        pages = new LinkedHashMap<>();
        for (ServiceName service : ServiceName.values()) {
            pages.put(service.word().replace("-service", ""), MetricsTable.page(metrics + service.place()));
        }
    }

    @AfterAll
    static void stop() {
        channel.shutdownNow();
        platform.close();
    }

    /** A policy that observes everybody, an exchange, its action, an answer to a gateway, a feed that is not there, and a call that fails because Redis is gone. */
    private static void act() throws Exception {
        var _ = EnforcementServiceGrpc.newBlockingStub(as("policy-author"))
                .deployPolicySet(DeployPolicySetRequest.newBuilder()
                        .setNote("a test")
                        .setRequestId(UUID.randomUUID().toString())
                        .addPolicies(Policy.newBuilder()
                                .setPolicyId("observe-everybody")
                                .setDescription("Observes everybody.")
                                .setScope(Policy.Scope.SCOPE_ACCOUNT)
                                .setCondition("assessment.exchanges >= 1")
                                .setAction(ActionKind.ACTION_KIND_OBSERVE)
                                .setTtlSeconds(3600)
                                .setMode(Mode.MODE_ENFORCE)
                                .setFailOpen(true))
                        .build());
        var ingest = IngestServiceGrpc.newBlockingStub(as("gateway"));
        assertThat(ingest.publishEvents(batch()).getAccepted()).isEqualTo(1);
        await(() -> EnforcementServiceGrpc.newBlockingStub(as("analyst"))
                        .listActions(ListActionsRequest.getDefaultInstance())
                        .getActionsCount()
                > 0);
        var _ = DecisionServiceGrpc.newBlockingStub(as("gateway"))
                .check(CheckRequest.newBuilder().setAccountId("canary-account").build());
        platform.backing().redis().close();
        try {
            var _ = ingest.publishEvents(batch());
        } catch (StatusRuntimeException e) {
            assertThat(e.getStatus().getCode()).isEqualTo(io.grpc.Status.Code.UNAVAILABLE);
        }
    }

    private static PublishEventsRequest batch() {
        Exchange exchange = Exchange.newBuilder()
                .setExchangeId("canary-exchange-" + System.nanoTime())
                .setOccurredAt(Timestamps.fromMillis(Instant.now().toEpochMilli()))
                .setAccountId("canary-account")
                .setOrganizationId("canary-organization")
                .setCredentialId("canary-credential")
                .setSessionId("canary-session")
                .setModel("model-a")
                .setClient(Client.newBuilder().setIp("203.0.113.77"))
                .addMessages(Message.newBuilder().setRole("user").setContent("canary prompt, of some words"))
                .build();
        return PublishEventsRequest.newBuilder()
                .addEvents(Event.newBuilder().setExchange(exchange))
                .addEvents(Event.getDefaultInstance())
                .build();
    }

    @Test
    void theDocumentSaysWhatIsExported() {
        String table = MetricsTable.of(pages);
        assertThat(MetricsTable.documented())
                .as("the table of docs/metrics.md; put this in its place:\n%s", table)
                .isEqualTo(table);
    }

    @Test
    void nothingOfAnybodyIsInAMetric() {
        assertThat(pages.values())
                .hasSize(ServiceName.values().length)
                .allSatisfy(page -> assertThat(page).contains("stillwatch_").doesNotContain(CANARIES));
    }

    @Test
    void callsAreToldByTheirStatusInWords() {
        assertThat(pages.get("ingest")).contains("rpc_response_status_code=\"OK\"");
    }

    /** Who calls is nobody's label: addresses are personal, and ports without end. */
    @Test
    void noMetricSaysWhoCalled() {
        assertThat(pages.values())
                .allSatisfy(page -> assertThat(page.lines().filter(line -> !line.startsWith("target_info")))
                        .noneMatch(line -> line.contains("127.0.0.1") || line.contains("_peer_")));
    }

    /** A label whose values grow with traffic is a fault of ours: a service that did next to nothing has few series. */
    @Test
    void aServiceHasFewSeries() {
        assertThat(pages.values())
                .allSatisfy(page -> assertThat(page.lines()
                                .filter(line -> !line.startsWith("#"))
                                .count())
                        .isLessThan(800));
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        Instant end = Instant.now().plus(Duration.ofMinutes(3));
        while (!condition.holds()) {
            assertThat(Instant.now()).as("waited for three minutes").isBefore(end);
            Thread.sleep(100);
        }
    }

    private static Channel as(String person) throws IOException {
        Metadata headers = new Metadata();
        headers.put(
                Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
                "Bearer " + Files.readString(access.token(person)).strip());
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    /** The first of five ports in a row that nobody listens on. */
    private static int freePorts() throws IOException {
        while (true) {
            List<ServerSocket> sockets = new ArrayList<>();
            try {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
                int first = sockets.getFirst().getLocalPort();
                for (int i = 1; i < ServiceName.values().length; i++) {
                    sockets.add(new ServerSocket(first + i, 1, InetAddress.getLoopbackAddress()));
                }
                return first;
            } catch (IOException | IllegalArgumentException e) {
                // One of them is taken: five others are tried.
            } finally {
                for (ServerSocket socket : sockets) {
                    socket.close();
                }
            }
        }
    }
}
