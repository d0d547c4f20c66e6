package dev.stillwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.Timestamps;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.ActionRecord;
import dev.stillwatch.enforcement.v1.DeployPolicySetRequest;
import dev.stillwatch.enforcement.v1.EnforcementServiceGrpc;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.enforcement.v1.Policy;
import dev.stillwatch.ingest.v1.AccountEvent;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.ingest.v1.IngestServiceGrpc;
import dev.stillwatch.ingest.v1.Message;
import dev.stillwatch.ingest.v1.PublishEventsRequest;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.telemetry.TraceHeaders;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a gateway's call to what followed from it, along parents and links. Nothing but the gateway's flag makes anything sampled here. */
class TracesTest {

    private static final String GATEWAY_TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String GATEWAY_SPAN = "b7ad6b7169203331";

    private static final Stage SEND = new Stage(ServiceName.INGEST, "send sketches");
    private static final Stage OBSERVE = new Stage(ServiceName.LINKING, "process sketches");
    private static final Stage INDEX = new Stage(ServiceName.LINKING, "process values");
    private static final Stage FORM = new Stage(ServiceName.LINKING, "process shared");
    private static final Stage ACCOUNTS = new Stage(ServiceName.SCORING, "process sketches");
    private static final Stage COHORTS = new Stage(ServiceName.SCORING, "process contributions");
    private static final Stage DECIDE = new Stage(ServiceName.ENFORCEMENT, "process assessments");
    private static final Stage PUBLISH = new Stage(ServiceName.INTEL, "process campaigns");

    /** Each stage, and one whose outputs it reads. */
    private static final List<Hop> HOPS = List.of(
            new Hop(SEND, OBSERVE),
            new Hop(OBSERVE, INDEX),
            new Hop(INDEX, FORM),
            new Hop(SEND, ACCOUNTS),
            new Hop(FORM, ACCOUNTS),
            new Hop(ACCOUNTS, COHORTS),
            new Hop(FORM, COHORTS),
            new Hop(FORM, DECIDE),
            new Hop(ACCOUNTS, DECIDE),
            new Hop(COHORTS, DECIDE),
            new Hop(DECIDE, PUBLISH));

    private record Stage(ServiceName service, String span) {}

    private record Hop(Stage from, Stage to) {}

    @TempDir
    private static Path folder;

    private static Standalone platform;
    private static ManagedChannel channel;

    @BeforeAll
    static void work() throws Exception {
        platform = Standalone.start(
                StandaloneOptions.on(folder.resolve("data"))
                        .with(Map.of(
                                "stillwatch.epoch.length", "1s",
                                "stillwatch.ingest.lateness", "1s",
                                "stillwatch.telemetry.trace-ratio", "0")),
                step -> {});
        channel = Grpc.newChannelBuilder("127.0.0.1:" + platform.grpcPort(), InsecureChannelCredentials.create())
                .build();
        act();
    }

    @AfterAll
    static void stop() {
        channel.shutdownNow();
        platform.close();
    }

    /** Five accounts of one hand among a hundred that sign up, exchanges of the five until all stages have had their turn, and a policy that acts on cohorts. */
    private static void act() throws Exception {
        var _ = EnforcementServiceGrpc.newBlockingStub(channel)
                .deployPolicySet(DeployPolicySetRequest.newBuilder()
                        .setActor("a test")
                        .setNote("a test")
                        .setRequestId(UUID.randomUUID().toString())
                        .addPolicies(Policy.newBuilder()
                                .setPolicyId("throttle-cohorts")
                                .setDescription("Throttles every cohort.")
                                .setScope(Policy.Scope.SCOPE_COHORT)
                                .setCondition("assessment.exchanges >= 1")
                                .setAction(ActionKind.ACTION_KIND_THROTTLE)
                                .setTtlSeconds(3600)
                                .setMode(Mode.MODE_ENFORCE)
                                .setFailOpen(true))
                        .build());
        var ingest = IngestServiceGrpc.newBlockingStub(traced());
        var signUps = PublishEventsRequest.newBuilder();
        for (int i = 0; i < 100; i++) {
            signUps.addEvents(Event.newBuilder().setAccount(signUp(i, i < 5 ? "one-hand" : "person-" + i)));
        }
        assertThat(ingest.publishEvents(signUps.build()).getAccepted()).isEqualTo(100);
        Instant end = Instant.now().plus(Duration.ofMinutes(3));
        for (int round = 0; !missing().isEmpty() || !written(); round++) {
            assertThat(Instant.now())
                    .as("the hops %s after three minutes", missing())
                    .isBefore(end);
            var exchanges = PublishEventsRequest.newBuilder();
            for (int i = 0; i < 5; i++) {
                exchanges.addEvents(Event.newBuilder().setExchange(exchange(i, round)));
            }
            assertThat(ingest.publishEvents(exchanges.build()).getAccepted()).isEqualTo(5);
            Thread.sleep(500);
        }
    }

    private static AccountEvent signUp(int account, String hand) {
        return AccountEvent.newBuilder()
                .setAccountId("account-" + account)
                .setOccurredAt(Timestamps.fromMillis(Instant.now().toEpochMilli()))
                .setKind("SIGNED_UP")
                .setPaymentFingerprint("card of " + hand)
                .setDeviceFingerprint("device of " + hand)
                .setPhone("telephone of " + hand)
                .build();
    }

    private static Exchange exchange(int account, int round) {
        return Exchange.newBuilder()
                .setExchangeId("exchange-" + account + "-" + round)
                .setOccurredAt(Timestamps.fromMillis(Instant.now().toEpochMilli()))
                .setAccountId("account-" + account)
                .setModel("model-a")
                .addMessages(Message.newBuilder().setRole("user").setContent("a prompt of some words"))
                .build();
    }

    @Test
    void theGatewaysCallIsTheParentOfWhatIngestDoes() {
        assertThat(spans(ServiceName.INGEST))
                .filteredOn(span -> span.getKind() == SpanKind.SERVER)
                .isNotEmpty()
                .allSatisfy(span -> {
                    assertThat(span.getTraceId()).isEqualTo(GATEWAY_TRACE);
                    assertThat(span.getParentSpanId()).isEqualTo(GATEWAY_SPAN);
                });
        assertThat(of(SEND))
                .isNotEmpty()
                .allSatisfy(span -> assertThat(span.getTraceId()).isEqualTo(GATEWAY_TRACE));
    }

    @Test
    void everyStageLinksToTheOnesBeforeIt() {
        assertThat(missing()).isEmpty();
    }

    @Test
    void aBatchIsNobodysChildAndLinksToEachCauseOnce() {
        assertThat(Stream.of(OBSERVE, INDEX, FORM, ACCOUNTS, COHORTS, DECIDE, PUBLISH)
                        .flatMap(stage -> of(stage).stream()))
                .allSatisfy(span -> {
                    assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
                    assertThat(span.getParentSpanContext().isValid()).isFalse();
                    assertThat(span.getLinks()).isNotEmpty().doesNotHaveDuplicates();
                });
    }

    @Test
    void anActionNamesTheSpanItWasDecidedUnder() throws Exception {
        assertThat(written()).isTrue();
    }

    /** Links are made of what records came from, so no span tells of one that is not in the stages before. */
    @Test
    void noSpanNamesAnAccount() {
        assertThat(Stream.of(ServiceName.values()).flatMap(service -> spans(service).stream()))
                .allSatisfy(span -> assertThat(span.getAttributes().toString()).doesNotContain("account-", "a prompt"));
    }

    /** The hops that no pair of spans has made yet. */
    private static List<Hop> missing() {
        return HOPS.stream()
                .filter(hop -> {
                    Set<String> from = ids(of(hop.from()));
                    return of(hop.to()).stream()
                            .flatMap(span -> span.getLinks().stream())
                            .map(LinkData::getSpanContext)
                            .noneMatch(linked -> from.contains(linked.getSpanId()));
                })
                .toList();
    }

    /** Whether an action is there that a decision's span is the cause of. */
    private static boolean written() throws InvalidProtocolBufferException {
        KafkaClients clients = platform.service(ServiceName.ENFORCEMENT).bean(KafkaClients.class);
        Set<String> decided = ids(of(DECIDE));
        try (Consumer<byte[], byte[]> consumer = clients.consumer("test")) {
            var actions = List.of(new TopicPartition("actions", 0));
            consumer.assign(actions);
            consumer.seekToBeginning(actions);
            long end = consumer.endOffsets(actions).getOrDefault(actions.getFirst(), 0L);
            while (consumer.position(actions.getFirst()) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    SpanContext cause = TraceHeaders.cause(record.headers());
                    if (record.value() != null
                            && ActionRecord.parseFrom(record.value()).hasAction()
                            && decided.contains(cause.getSpanId())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static List<SpanData> of(Stage stage) {
        return spans(stage.service()).stream()
                .filter(span -> span.getName().equals(stage.span()))
                .toList();
    }

    private static List<SpanData> spans(ServiceName service) {
        return platform.service(service).bean(CapturedSpans.class).spans();
    }

    private static Set<String> ids(List<SpanData> spans) {
        Set<String> ids = new HashSet<>();
        spans.forEach(span -> ids.add(span.getSpanId()));
        return ids;
    }

    /** What a gateway that samples this call sends with it. */
    private static Channel traced() {
        Metadata headers = new Metadata();
        headers.put(
                Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER),
                "00-" + GATEWAY_TRACE + "-" + GATEWAY_SPAN + "-01");
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }
}
