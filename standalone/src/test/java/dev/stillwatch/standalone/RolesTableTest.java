package dev.stillwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import dev.stillwatch.enforcement.api.HttpGate;
import dev.stillwatch.enforcement.v1.Access;
import dev.stillwatch.enforcement.v1.AccessRecord;
import dev.stillwatch.enforcement.v1.EnforcementServiceGrpc;
import dev.stillwatch.enforcement.v1.ReverseActionRequest;
import dev.stillwatch.intel.v1.GetProgressRequest;
import dev.stillwatch.intel.v1.IntelServiceGrpc;
import dev.stillwatch.linking.v1.FindCohortRequest;
import dev.stillwatch.linking.v1.LinkingServiceGrpc;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.Topic;
import dev.stillwatch.platform.tls.ClientTls;
import dev.stillwatch.type.v1.Role;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every RPC of all services, with each role, without a role, and without credentials: on a running platform with TLS and sign-in. */
class RolesTableTest {

    private static final String PURPOSE = "a test of roles";

    @TempDir
    private static Path folder;

    private static Standalone platform;
    private static DevelopmentAccess access;
    private static ManagedChannel channel;

    @BeforeAll
    static void start() {
        access = DevelopmentAccess.in(folder.resolve("access"), Instant.now());
        platform = Standalone.start(new StandaloneOptions(folder.resolve("data"), 0, 0, 0, 0).with(access), step -> {});
        channel = Grpc.newChannelBuilder(
                        "localhost:" + platform.grpcPort(), new ClientTls(access.authority(), null, null).channel())
                .build();
    }

    @AfterAll
    static void stop() {
        channel.shutdownNow();
        platform.close();
    }

    @Test
    void theDocumentSaysWhatTheContractsSay() {
        assertThat(RolesTable.documented())
                .as(
                        "the table of docs/access.md; put this in its place:\n%s",
                        RolesTable.of(RolesTable.contracts().values()))
                .isEqualTo(RolesTable.of(RolesTable.contracts().values()));
    }

    @Test
    void servicesDoWhatTheDocumentSays() throws Exception {
        Map<String, Set<Role>> allowed = RolesTable.allowed();
        assertThat(offered()).isNotEmpty();
        assertThat(allowed.keySet()).containsAll(offered().keySet());
        List<String> wrong = new ArrayList<>();
        for (MethodDescriptor<?, ?> method : offered().values()) {
            String name = method.getFullMethodName();
            for (Role role : RolesTable.roles()) {
                boolean may = allowed.getOrDefault(name, Set.of()).contains(role);
                String outcome = call(method, as(RolesTable.word(role)));
                boolean refused = outcome.startsWith("UNAUTHENTICATED") || outcome.startsWith("PERMISSION_DENIED");
                if (may ? refused : !outcome.equals("PERMISSION_DENIED ROLE_MISSING")) {
                    wrong.add(name + " as " + role + ": " + outcome);
                }
            }
            wrong.addAll(unless(
                    "PERMISSION_DENIED ROLE_MISSING", method, "without a role", bearing(access.tokenWithoutRole())));
            wrong.addAll(unless("UNAUTHENTICATED CREDENTIAL_MISSING", method, "without credentials", channel));
            wrong.addAll(unless(
                    "UNAUTHENTICATED CREDENTIAL_INVALID", method, "with a token that is none", bearing("nonsense")));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whoMayNotLearnsNothingOfWhatExists() throws Exception {
        var nothing = LinkingServiceGrpc.newBlockingStub(as("gateway"));
        assertThat(reason(() -> nothing.findCohort(
                        FindCohortRequest.newBuilder().setAccountId("nobody").build())))
                .isEqualTo("ROLE_MISSING");
    }

    @Test
    void nobodyActsUnderAnothersName() throws Exception {
        var desk = EnforcementServiceGrpc.newBlockingStub(as("reviewer"));
        var request = ReverseActionRequest.newBuilder()
                .setActionId("none")
                .setActor("somebody else")
                .setReason("test")
                .setRequestId(UUID.randomUUID().toString());
        assertThat(reason(() -> desk.reverseAction(request.build()))).isEqualTo("ACTOR_NOT_CALLER");
        assertThat(reason(() -> desk.reverseAction(request.clearActor().build())))
                .isEqualTo("ACTION_NOT_FOUND");
    }

    /** From there enforcement-service enters it into the ledger. */
    @Test
    void aReadOfEvidenceIsWrittenDownBeforeItIsAnswered() throws Exception {
        var linking = LinkingServiceGrpc.newBlockingStub(as("analyst"));
        assertThat(reason(() -> linking.findCohort(
                        FindCohortRequest.newBuilder().setAccountId("acct-7").build())))
                .isEqualTo("COHORT_NOT_FOUND");

        Access read = Access.newBuilder()
                .setActor("analyst@standalone.invalid")
                .setReference("stillwatch.linking.v1.LinkingService/FindCohort account_id=acct-7")
                .setPurpose(PURPOSE)
                .build();
        assertThat(accesses()).contains(read);
    }

    private static List<Access> accesses() throws Exception {
        KafkaClients clients = platform.service(ServiceName.LINKING).bean(KafkaClients.class);
        var topic = new TopicPartition(Topic.ACCESSES.name(clients.configuration()), 0);
        List<Access> found = new ArrayList<>();
        try (var consumer = clients.consumer("test")) {
            consumer.assign(Set.of(topic));
            consumer.seekToBeginning(Set.of(topic));
            long end = consumer.endOffsets(Set.of(topic)).getOrDefault(topic, 0L);
            while (consumer.position(topic) < end) {
                for (var record : consumer.poll(Duration.ofSeconds(1))) {
                    found.add(AccessRecord.parseFrom(record.value()).getAccess());
                }
            }
        }
        return found;
    }

    @Test
    void overHttpNobodyComesInWithoutCredentialsEither() throws Exception {
        URI gate =
                platform.service(ServiceName.ENFORCEMENT).bean(HttpGate.class).url();
        assertThat(gate).hasScheme("https");
        String taxii = IntelServiceGrpc.newBlockingStub(as("operator"))
                .getProgress(GetProgressRequest.getDefaultInstance())
                .getTaxiiUrl();
        assertThat(post(gate, "")).isEqualTo(401);
        assertThat(post(gate, Files.readString(access.token("analyst")).strip()))
                .isEqualTo(401);
        assertThat(post(gate, Files.readString(access.token("gateway")).strip()))
                .isEqualTo(200);
        assertThat(send(HttpRequest.newBuilder(URI.create(taxii)).GET())).isEqualTo(401);
    }

    private static int post(URI gate, String token) throws Exception {
        var request = HttpRequest.newBuilder(gate.resolve("/v1/check"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"accountId\":\"a\"}"));
        return send(token.isEmpty() ? request : request.header("authorization", "Bearer " + token));
    }

    private static int send(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static SSLContext trusting() throws Exception {
        KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
        authorities.load(null);
        try (var pem = Files.newInputStream(access.authority())) {
            authorities.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Test
    void secretsAreTheirOwnersAlone() throws Exception {
        for (String secret : List.of("ca.key", "server.key", "gateway.key", "issuer.key", "analyst.token")) {
            Path file = folder.resolve("access").resolve(secret);
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                assertThat(Files.getPosixFilePermissions(file).stream()
                                .map(Enum::name)
                                .collect(Collectors.toSet()))
                        .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
            }
        }
    }

    private static Map<String, MethodDescriptor<?, ?>> offered() {
        return RolesTable.offered(List.of(ServiceName.values()).stream()
                .flatMap(s -> platform.service(s).grpcServices().stream())
                .toList());
    }

    private static List<String> unless(String wanted, MethodDescriptor<?, ?> method, String how, Channel caller) {
        String outcome = call(method, caller);
        return outcome.equals(wanted) ? List.of() : List.of(method.getFullMethodName() + " " + how + ": " + outcome);
    }

    private static Channel as(String person) throws Exception {
        return bearing(Files.readString(access.token(person)).strip());
    }

    private static Channel bearing(String token) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + token);
        headers.put(Metadata.Key.of("stillwatch-purpose", Metadata.ASCII_STRING_MARSHALLER), PURPOSE);
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    /** Calls an RPC with an empty request, which no rule of contracts forbids a caller to send. */
    private static String call(MethodDescriptor<?, ?> method, Channel caller) {
        MethodDescriptor<byte[], byte[]> raw = MethodDescriptor.newBuilder(new Bytes(), new Bytes())
                .setFullMethodName(method.getFullMethodName())
                .setType(method.getType())
                .build();
        try {
            var call = caller.newCall(raw, CallOptions.DEFAULT.withDeadlineAfter(60, TimeUnit.SECONDS));
            if (method.getType() == MethodDescriptor.MethodType.UNARY) {
                var _ = ClientCalls.blockingUnaryCall(call, new byte[0]);
            } else {
                var answers = new CompletableFuture<String>();
                var requests = ClientCalls.asyncBidiStreamingCall(call, new StreamObserver<>() {
                    @Override
                    public void onNext(byte[] answer) {}

                    @Override
                    public void onError(Throwable failure) {
                        answers.complete(outcome(failure));
                    }

                    @Override
                    public void onCompleted() {
                        answers.complete("OK");
                    }
                });
                requests.onCompleted();
                return answers.join();
            }
            return "OK";
        } catch (StatusRuntimeException e) {
            return outcome(e);
        }
    }

    /** Code and reason. */
    private static String outcome(Throwable failure) {
        var status = StatusProto.fromThrowable(failure);
        String reason = status == null
                ? "none"
                : status.getDetailsList().stream()
                        .filter(any -> any.is(ErrorInfo.class))
                        .map(RolesTableTest::reason)
                        .findFirst()
                        .orElse("none");
        return Status.fromThrowable(failure).getCode() + " " + reason;
    }

    private static String reason(Any info) {
        try {
            return info.unpack(ErrorInfo.class).getReason();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static String reason(Runnable call) {
        try {
            call.run();
        } catch (StatusRuntimeException failure) {
            String outcome = outcome(failure);
            return outcome.substring(outcome.indexOf(' ') + 1);
        }
        return "none";
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
