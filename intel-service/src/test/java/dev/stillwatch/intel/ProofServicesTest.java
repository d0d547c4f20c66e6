package dev.stillwatch.intel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageLite;
import com.google.rpc.ErrorInfo;
import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.enforcement.v1.ActionRecord;
import dev.stillwatch.enforcement.v1.CampaignRecord;
import dev.stillwatch.enforcement.v1.LedgerCheckpoint;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.intel.evidence.BundleCheck;
import dev.stillwatch.intel.evidence.CaseFiles;
import dev.stillwatch.intel.evidence.Redaction;
import dev.stillwatch.intel.psi.Blinded;
import dev.stillwatch.intel.psi.IdentifierSet;
import dev.stillwatch.intel.psi.Tokens;
import dev.stillwatch.intel.v1.BeginSessionRequest;
import dev.stillwatch.intel.v1.ClearSuspicionRequest;
import dev.stillwatch.intel.v1.CloseSessionRequest;
import dev.stillwatch.intel.v1.EvaluateRequest;
import dev.stillwatch.intel.v1.EvidenceServiceGrpc;
import dev.stillwatch.intel.v1.GetEvidenceRequest;
import dev.stillwatch.intel.v1.GetEvidenceRequest.Variant;
import dev.stillwatch.intel.v1.ListTokensRequest;
import dev.stillwatch.intel.v1.MatchingEvent;
import dev.stillwatch.intel.v1.MatchingServiceGrpc;
import dev.stillwatch.linking.v1.CohortRecord;
import dev.stillwatch.platform.service.ServiceRuntime;
import dev.stillwatch.platform.transparency.NoteSigner;
import dev.stillwatch.scoring.v1.AssessmentRecord;
import dev.stillwatch.type.v1.Watermark;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Evidence and matching as they are asked for over gRPC, from a service on a real Kafka. */
@ExtendWith(WithBacking.class)
class ProofServicesTest {

    private static final String TOKEN = "a long random token of the lab";

    private final Backing backing;
    private final String prefix;
    private final KafkaProducer<byte[], byte[]> producer;

    @TempDir
    private Path folder;

    private List<AutoCloseable> open = new ArrayList<>();

    ProofServicesTest(Backing backing) {
        this.backing = backing;
        this.prefix = backing.prefix();
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", backing.bootstrapServers(), "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @BeforeEach
    void start() {
        open = new ArrayList<>(List.of(producer));
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    @Test
    void evidenceIsGatheredFromTheTopicsAndGivenToWhomTheLedgerNames() throws Exception {
        ManagedChannel channel = service(Map.of());
        assertThatThrownBy(() -> evidence(channel, Variant.VARIANT_FULL, CaseFiles.EXPORTER))
                .satisfies(e -> assertThat(reason(e)).isEqualTo("CAMPAIGN_NOT_FOUND"));
        writeCase();

        byte[] full = evidence(channel, Variant.VARIANT_FULL, CaseFiles.EXPORTER);
        byte[] redacted = evidence(channel, Variant.VARIANT_REDACTED, CaseFiles.EXPORTER);

        assertThat(BundleCheck.run(full, CaseFiles.ISSUER.verifier()).findings())
                .allMatch(BundleCheck.Finding::holds);
        assertThat(Redaction.of(full)).isEqualTo(redacted);
        // The topics hold the very case that the builder is given in its own test.
        assertThat(full)
                .isEqualTo(CaseFiles.builder().build(CaseFiles.file(), dev.stillwatch.intel.evidence.Variant.FULL));

        assertThatThrownBy(() -> evidence(channel, Variant.VARIANT_FULL, "somebody else"))
                .satisfies(e -> assertThat(reason(e)).isEqualTo("EXPORT_NOT_RECORDED"));
        // A head that another key signed, or that is of another ledger.
        var forger = new NoteSigner(
                CaseFiles.LEDGER.verifier().name(),
                "MC4CAQAwBQYDK2VwBCIEIEzNCJso/5banbbDRuwRTg9bijGfNaumJNqM9u1PuKb7",
                "MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=");
        send(
                "checkpoints",
                "",
                LedgerCheckpoint.newBuilder()
                        .setNote(forger.sign("x\n1\n").toString())
                        .build());
        assertThatThrownBy(() -> evidence(channel, Variant.VARIANT_FULL, CaseFiles.EXPORTER))
                .satisfies(e -> assertThat(reason(e)).isEqualTo("LEDGER_DAMAGED"));
    }

    @Test
    void partnersLearnWhatBothHaveAndEveryStepIsRemembered() throws Exception {
        Path set = folder.resolve("set.txt");
        Files.write(set, names(0, 400));
        ManagedChannel channel = service(Map.ofEntries(
                Map.entry("stillwatch.intel.partners.lab.token-sha256", sha256(TOKEN)),
                Map.entry("stillwatch.intel.partners.lab.collections", "campaigns"),
                Map.entry("stillwatch.intel.matching.key", Base64.getEncoder().encodeToString(new byte[32])),
                Map.entry("stillwatch.intel.matching.budget", 1_000),
                Map.entry("stillwatch.intel.matching.sets.mails.file", set.toString()),
                Map.entry("stillwatch.intel.matching.sets.mails.kind", "identifiers")));
        var stub = MatchingServiceGrpc.newBlockingStub(channel);

        assertThatThrownBy(() -> stub.beginSession(
                        opening("mails", 300).setPartnerToken("wrong").build()))
                .satisfies(e -> assertThat(reason(e)).isEqualTo("PARTNER_UNKNOWN"));
        assertThatThrownBy(() -> stub.beginSession(opening("cards", 300).build()))
                .satisfies(e -> assertThat(reason(e)).isEqualTo("SET_NOT_FOUND"));
        assertThatThrownBy(() -> stub.beginSession(opening("mails", 99).build()))
                .satisfies(e -> assertThat(reason(e)).isEqualTo("SET_TOO_SMALL"));

        List<byte[]> inputs = IdentifierSet.inputs(IdentifierSet.Kind.IDENTIFIERS, names(350, 300));
        var session = stub.beginSession(opening("mails", 300).build());
        List<byte[]> tokens = new ArrayList<>();
        for (List<byte[]> batch : List.of(inputs.subList(0, 200), inputs.subList(200, 300))) {
            assertThatThrownBy(() -> list(stub, session.getSessionId()))
                    .satisfies(e -> assertThat(reason(e)).isEqualTo("NOT_ALL_EVALUATED"));
            Blinded blinded = Blinded.of(batch);
            var answer = stub.evaluate(EvaluateRequest.newBuilder()
                    .setSessionId(session.getSessionId())
                    .addAllBlinded(blinded.elements().stream()
                            .map(ByteString::copyFrom)
                            .toList())
                    .build());
            tokens.addAll(blinded.tokens(
                    session.getPublicKey().toByteArray(),
                    answer.getEvaluatedList().stream()
                            .map(ByteString::toByteArray)
                            .toList(),
                    answer.getProof().toByteArray()));
        }
        assertThatThrownBy(() -> stub.evaluate(EvaluateRequest.newBuilder()
                        .setSessionId(session.getSessionId())
                        .addBlinded(ByteString.copyFrom(
                                Blinded.of(inputs.subList(0, 1)).elements().getFirst()))
                        .build()))
                .satisfies(e -> assertThat(reason(e)).isEqualTo("DECLARED_SIZE_EXCEEDED"));
        Tokens ours = list(stub, session.getSessionId());
        List<byte[]> matched = tokens.stream().filter(ours::contains).toList();
        assertThat(ours.size()).isEqualTo(400);
        assertThat(matched).hasSize(50);
        var _ = stub.closeSession(CloseSessionRequest.newBuilder()
                .setSessionId(session.getSessionId())
                .setMatched(ByteString.copyFrom(
                        matched.stream().map(ByteString::copyFrom).toList()))
                .build());
        assertThatThrownBy(() -> list(stub, session.getSessionId()))
                .satisfies(e -> assertThat(reason(e)).isEqualTo("SESSION_NOT_FOUND"));

        // A service that starts anew knows what was spent.
        ManagedChannel again = service(Map.ofEntries(
                Map.entry("stillwatch.intel.partners.lab.token-sha256", sha256(TOKEN)),
                Map.entry("stillwatch.intel.partners.lab.collections", "campaigns"),
                Map.entry("stillwatch.intel.matching.key", Base64.getEncoder().encodeToString(new byte[32])),
                Map.entry("stillwatch.intel.matching.budget", 1_000),
                Map.entry("stillwatch.intel.matching.sets.mails.file", set.toString())));
        assertThatThrownBy(() -> MatchingServiceGrpc.newBlockingStub(again)
                        .beginSession(opening("mails", 701).build()))
                .satisfies(e -> assertThat(reason(e)).isEqualTo("MATCHING_BUDGET_SPENT"));

        var desk = MatchingServiceGrpc.newBlockingStub(again);
        var clear = ClearSuspicionRequest.newBuilder().setActor("ines").setNote("They told us why");
        assertThatThrownBy(() -> desk.clearSuspicion(clear.setPartner("nobody").build()))
                .satisfies(e -> assertThat(reason(e)).isEqualTo("PARTNER_UNKNOWN"));
        var _ = desk.clearSuspicion(clear.setPartner("lab").build());

        List<MatchingEvent> audit = audit();
        assertThat(audit)
                .extracting(MatchingEvent::getEventCase)
                .containsExactly(
                        MatchingEvent.EventCase.REFUSED,
                        MatchingEvent.EventCase.OPENED,
                        MatchingEvent.EventCase.EVALUATED,
                        MatchingEvent.EventCase.EVALUATED,
                        MatchingEvent.EventCase.TOKENS_GIVEN,
                        MatchingEvent.EventCase.CLOSED,
                        MatchingEvent.EventCase.REFUSED,
                        MatchingEvent.EventCase.CLEARED);
        assertThat(audit.get(5).getClosed().getMatchedList()).hasSize(50).doesNotHaveDuplicates();
        assertThat(audit).noneMatch(e -> e.toString().contains("@example"));
    }

    private static Tokens list(MatchingServiceGrpc.MatchingServiceBlockingStub stub, String session) {
        var never = new CountDownLatch(1);
        for (int tries = 0; ; tries++) {
            try {
                return Tokens.sorted(stub.listTokens(ListTokensRequest.newBuilder()
                                .setSessionId(session)
                                .build())
                        .getTokens()
                        .toByteArray());
            } catch (StatusRuntimeException e) {
                if (tries == 200 || !reason(e).equals("TOKENS_NOT_READY")) {
                    throw e;
                }
                try {
                    var _ = never.await(50, TimeUnit.MILLISECONDS);
                } catch (InterruptedException interrupted) {
                    throw new AssertionError(interrupted);
                }
            }
        }
    }

    private static BeginSessionRequest.Builder opening(String set, long declared) {
        return BeginSessionRequest.newBuilder()
                .setPartner("lab")
                .setPartnerToken(TOKEN)
                .setSet(set)
                .setDeclared(declared);
    }

    private static List<String> names(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> "person" + i + "@example.com")
                .toList();
    }

    private static byte[] evidence(ManagedChannel channel, Variant variant, String actor) {
        var bytes = new ByteArrayOutputStream();
        EvidenceServiceGrpc.newBlockingStub(channel)
                .getEvidence(GetEvidenceRequest.newBuilder()
                        .setCampaignId(CaseFiles.CAMPAIGN)
                        .setVariant(variant)
                        .setActor(actor)
                        .build())
                .forEachRemaining(piece -> bytes.writeBytes(piece.getData().toByteArray()));
        return bytes.toByteArray();
    }

    private static String reason(Throwable error) {
        return StatusProto.fromThrowable(error).getDetailsList().stream()
                .filter(d -> d.is(ErrorInfo.class))
                .map(d -> {
                    try {
                        return d.unpack(ErrorInfo.class).getReason();
                    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
                        throw new AssertionError(e);
                    }
                })
                .findFirst()
                .orElseThrow(() -> new AssertionError("No reason: " + ((StatusRuntimeException) error).getStatus()));
    }

    private void writeCase() {
        CaseFiles.Ledger ledger = CaseFiles.ledger();
        ledger.entries().forEach(e -> send("ledger", "", e));
        ledger.records().forEach(r -> send("ledger-records", String.valueOf(r.getIndex()), r));
        CaseFiles.deltas()
                .forEach(d -> send(
                        "cohorts",
                        d.getCohortId() + "/" + d.getVersion(),
                        CohortRecord.newBuilder().setDelta(d).build()));
        send(
                "assessments",
                "cohort",
                AssessmentRecord.newBuilder().setAssessment(CaseFiles.cohort()).build());
        CaseFiles.file()
                .accounts()
                .forEach((id, a) -> send(
                        "assessments",
                        id,
                        AssessmentRecord.newBuilder().setAssessment(a).build()));
        CaseFiles.actions()
                .forEach(a -> send(
                        "actions",
                        a.getActionId(),
                        ActionRecord.newBuilder().setAction(a).build()));
        send("policies", "", CaseFiles.policies());
        send(
                "campaigns",
                CaseFiles.CAMPAIGN,
                CampaignRecord.newBuilder().setCampaign(CaseFiles.campaign()).build());
        send(
                "campaigns",
                "watermark",
                CampaignRecord.newBuilder()
                        .setWatermark(Watermark.newBuilder().setEventTime(CaseFiles.hour(100)))
                        .build());
        send(
                "checkpoints",
                "",
                LedgerCheckpoint.newBuilder()
                        .setNote(CaseFiles.checkpoint(ledger))
                        .build());
        // Written after the head was signed: no part of what is given.
        send(
                "ledger",
                "",
                LedgerEntry.newBuilder().setIndex(ledger.entries().size()).build());
    }

    private void send(String topic, String key, MessageLite value) {
        try {
            producer.send(new ProducerRecord<>(
                            prefix + topic, 0, key.getBytes(StandardCharsets.UTF_8), value.toByteArray()))
                    .get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private List<MatchingEvent> audit() throws Exception {
        var partition = new TopicPartition(prefix + "matching-audit", 0);
        List<MatchingEvent> events = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", backing.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    events.add(MatchingEvent.parseFrom(record.value()));
                }
            }
        }
        return events;
    }

    private ManagedChannel service(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.ofEntries(
                Map.entry("stillwatch.kafka.bootstrap-servers", backing.bootstrapServers()),
                Map.entry("stillwatch.kafka.topic-prefix", prefix),
                Map.entry("stillwatch.kafka.partitions", 1),
                Map.entry("stillwatch.kafka.replication-factor", 1),
                Map.entry("stillwatch.kafka.create-topics", true),
                Map.entry("stillwatch.grpc.host", "127.0.0.1"),
                Map.entry("stillwatch.grpc.port", 0),
                Map.entry("stillwatch.telemetry.metrics-port", -1),
                Map.entry("stillwatch.intel.http-host", "127.0.0.1"),
                Map.entry("stillwatch.intel.http-port", 0),
                Map.entry("stillwatch.intel.open", true),
                Map.entry("stillwatch.intel.provider-id", "test.invalid"),
                Map.entry("stillwatch.intel.provider-name", "Provider"),
                Map.entry(
                        "stillwatch.intel.evidence.signing-key",
                        "MC4CAQAwBQYDK2VwBCIEIEzNCJso/5banbbDRuwRTg9bijGfNaumJNqM9u1PuKb7"),
                Map.entry(
                        "stillwatch.intel.evidence.verification-key",
                        "MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw="),
                Map.entry(
                        "stillwatch.intel.evidence.salt-key",
                        Base64.getEncoder().encodeToString(new byte[32])),
                Map.entry(
                        "stillwatch.intel.evidence.ledger-key",
                        CaseFiles.LEDGER.verifier().toString())));
        settings.putAll(more);
        ServiceRuntime runtime = ServiceRuntime.start(IntelService.NAME, settings);
        open.add(runtime);
        ManagedChannel channel = Grpc.newChannelBuilderForAddress(
                        "127.0.0.1", runtime.grpcPort(), InsecureChannelCredentials.create())
                .maxInboundMessageSize(16 * 1024 * 1024)
                .build();
        open.add(channel::shutdownNow);
        return channel;
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
