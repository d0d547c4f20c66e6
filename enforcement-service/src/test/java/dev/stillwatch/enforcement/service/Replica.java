package dev.stillwatch.enforcement.service;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.enforcement.EnforcementService;
import dev.stillwatch.enforcement.LedgerKeys;
import dev.stillwatch.enforcement.api.HttpGate;
import dev.stillwatch.enforcement.state.Dependencies;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.AppealServiceGrpc;
import dev.stillwatch.enforcement.v1.BacktestServiceGrpc;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.CaseServiceGrpc;
import dev.stillwatch.enforcement.v1.CheckRequest;
import dev.stillwatch.enforcement.v1.CheckResponse;
import dev.stillwatch.enforcement.v1.DecisionServiceGrpc;
import dev.stillwatch.enforcement.v1.EnforcementServiceGrpc;
import dev.stillwatch.enforcement.v1.GetProgressRequest;
import dev.stillwatch.enforcement.v1.GuardServiceGrpc;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.LedgerRecord;
import dev.stillwatch.enforcement.v1.LedgerServiceGrpc;
import dev.stillwatch.enforcement.v1.ListActionsRequest;
import dev.stillwatch.enforcement.v1.ListActionsResponse;
import dev.stillwatch.enforcement.v1.ListCampaignsRequest;
import dev.stillwatch.enforcement.v1.ListLedgerEntriesRequest;
import dev.stillwatch.enforcement.v1.ListLedgerEntriesResponse;
import dev.stillwatch.enforcement.v1.ListLedgerRecordsRequest;
import dev.stillwatch.enforcement.v1.ListLedgerRecordsResponse;
import dev.stillwatch.platform.disclosure.Disclosures;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.service.ServiceRuntime;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext;
import io.envoyproxy.envoy.service.auth.v3.AuthorizationGrpc;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** One running replica of the service, and a client of it. */
final class Replica implements AutoCloseable {

    static final int PARTITIONS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ServiceRuntime runtime;
    private final ManagedChannel channel;
    final DecisionServiceGrpc.DecisionServiceBlockingStub gateway;
    final EnforcementServiceGrpc.EnforcementServiceBlockingStub desk;
    final LedgerServiceGrpc.LedgerServiceBlockingStub ledger;
    final GuardServiceGrpc.GuardServiceBlockingStub guards;
    final BacktestServiceGrpc.BacktestServiceBlockingStub backtests;
    final CaseServiceGrpc.CaseServiceBlockingStub cases;
    final AppealServiceGrpc.AppealServiceBlockingStub appeals;

    private Replica(ServiceRuntime runtime) {
        this.runtime = runtime;
        this.channel = Grpc.newChannelBuilder("127.0.0.1:" + runtime.grpcPort(), InsecureChannelCredentials.create())
                .build();
        this.gateway = DecisionServiceGrpc.newBlockingStub(channel);
        this.desk = EnforcementServiceGrpc.newBlockingStub(channel);
        this.ledger = LedgerServiceGrpc.newBlockingStub(channel);
        this.guards = GuardServiceGrpc.newBlockingStub(channel);
        this.backtests = BacktestServiceGrpc.newBlockingStub(channel);
        this.cases = CaseServiceGrpc.newBlockingStub(channel);
        this.appeals = AppealServiceGrpc.newBlockingStub(channel);
    }

    /** Starts a replica of the installation that has this prefix. */
    static Replica start(Backing backing, String prefix, Map<String, Object> settings) {
        Map<String, Object> all = settings(backing, prefix);
        all.putAll(settings);
        return new Replica(ServiceRuntime.start(EnforcementService.NAME, all));
    }

    /** The settings of every replica of that installation. */
    static Map<String, Object> settings(Backing backing, String prefix) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "stillwatch.kafka.bootstrap-servers",
                backing.bootstrapServers(),
                "stillwatch.kafka.topic-prefix",
                prefix,
                "stillwatch.kafka.partitions",
                PARTITIONS,
                "stillwatch.kafka.replication-factor",
                1,
                "stillwatch.kafka.create-topics",
                true,
                "stillwatch.redis.uri",
                backing.redisUri(),
                "stillwatch.redis.key-prefix",
                prefix,
                "stillwatch.grpc.host",
                "127.0.0.1",
                "stillwatch.grpc.port",
                0,
                "stillwatch.telemetry.metrics-port",
                -1));
        all.put("stillwatch.enforcement.gateway.http-port", 0);
        all.putAll(LedgerKeys.settings());
        return all;
    }

    CheckResponse check(String account) {
        return gateway.check(CheckRequest.newBuilder().setAccountId(account).build());
    }

    /** The status that Envoy would give the customer. */
    int extAuthz(String account) {
        var response = AuthorizationGrpc.newBlockingStub(channel)
                .check(io.envoyproxy.envoy.service.auth.v3.CheckRequest.newBuilder()
                        .setAttributes(AttributeContext.newBuilder()
                                .setRequest(AttributeContext.Request.newBuilder()
                                        .setHttp(AttributeContext.HttpRequest.newBuilder()
                                                .putHeaders("x-stillwatch-account", account))))
                        .build());
        return response.hasOkResponse()
                ? 200
                : response.getDeniedResponse().getStatus().getCodeValue();
    }

    /** What the HTTP gate says to a question of our own form, as text. */
    String http(String account) {
        return post("/v1/check", "{\"accountId\":\"" + account + "\"}");
    }

    /** What the HTTP gate says to LiteLLM, as text. */
    String litellm(String account) {
        return post(
                "/beta/litellm_basic_guardrail_api",
                "{\"input_type\":\"request\",\"texts\":[\"hello\"],\"request_data\":{\"user_api_key_user_id\":\""
                        + account + "\"}}");
    }

    private String post(String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(
                        runtime.bean(HttpGate.class).url().resolve(path))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError(response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Whether this replica hears Kafka, and whether it last heard Redis. */
    Dependencies dependencies() {
        return runtime.bean(Dependencies.class);
    }

    /** How this replica, or any service beside it, enters what it gives out. */
    Disclosures disclosures() {
        return runtime.bean(Disclosures.class);
    }

    /** Waits until everything before a moment is decided and can be seen here. */
    Replica awaitDecided(long millis) {
        await(() -> {
            var progress = desk.getProgress(GetProgressRequest.getDefaultInstance());
            return progress.hasWatermark() && EventTime.millis(progress.getWatermark()) >= millis;
        });
        return this;
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("It did not happen within " + PATIENCE);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** All actions, in pages of seven. */
    List<Action> actions() {
        List<Action> all = new ArrayList<>();
        String token = "";
        do {
            ListActionsResponse page = desk.listActions(ListActionsRequest.newBuilder()
                    .setPageSize(7)
                    .setPageToken(token)
                    .build());
            all.addAll(page.getActionsList());
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        return all;
    }

    List<Campaign> campaigns() {
        return desk.listCampaigns(ListCampaignsRequest.getDefaultInstance()).getCampaignsList();
    }

    /** The whole ledger, in pages of fifty. */
    List<LedgerEntry> ledger() {
        List<LedgerEntry> all = new ArrayList<>();
        String token = "";
        do {
            ListLedgerEntriesResponse page = ledger.listLedgerEntries(ListLedgerEntriesRequest.newBuilder()
                    .setPageSize(50)
                    .setPageToken(token)
                    .build());
            all.addAll(page.getEntriesList());
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        return all;
    }

    /** All records of the ledger, in pages of three. */
    List<LedgerRecord> records() {
        List<LedgerRecord> all = new ArrayList<>();
        String token = "";
        do {
            ListLedgerRecordsResponse page = ledger.listLedgerRecords(ListLedgerRecordsRequest.newBuilder()
                    .setPageSize(3)
                    .setPageToken(token)
                    .build());
            all.addAll(page.getRecordsList());
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        return all;
    }

    @Override
    public void close() {
        channel.shutdownNow();
        runtime.close();
    }
}
