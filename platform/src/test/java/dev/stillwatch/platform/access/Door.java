package dev.stillwatch.platform.access;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.ErrorInfo;
import dev.stillwatch.embedded.authority.CertificateAuthority;
import dev.stillwatch.embedded.authority.Issued;
import dev.stillwatch.embedded.authority.TokenIssuer;
import dev.stillwatch.ingest.v1.IngestServiceGrpc;
import dev.stillwatch.ingest.v1.StreamEventsRequest;
import dev.stillwatch.ingest.v1.StreamEventsResponse;
import dev.stillwatch.linking.v1.FindCohortRequest;
import dev.stillwatch.linking.v1.FindCohortResponse;
import dev.stillwatch.linking.v1.LinkingServiceGrpc;
import dev.stillwatch.platform.grpc.Errors;
import dev.stillwatch.platform.grpc.GrpcServer;
import dev.stillwatch.platform.tls.ClientTls;
import dev.stillwatch.scoring.v1.GetAssessmentRequest;
import dev.stillwatch.scoring.v1.GetAssessmentResponse;
import dev.stillwatch.scoring.v1.ScoringServiceGrpc;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A gRPC server as a service has it, with its beans and configuration, a certificate authority and an OpenID provider. Its handlers answer who called. Public,
 * for tests of the packages beside it.
 */
public final class Door implements AutoCloseable {

    /** The issuer of its tokens. */
    public static final String ISSUER = "https://accounts.example.com";

    /** The audience of its tokens. */
    public static final String AUDIENCE = "stillwatch";

    private static final Duration LONG = Duration.ofHours(1);

    private final Path folder;
    private final Instant now = Instant.now();
    private final CertificateAuthority authority;
    private final TokenIssuer issuer = TokenIssuer.create(ISSUER);
    private final List<EvidenceRead> entered = new CopyOnWriteArrayList<>();
    private final List<ManagedChannel> channels = new ArrayList<>();
    private final ApplicationContext context;
    private volatile String answeredTo = "";

    /** Opens one in that folder, with further settings. */
    public Door(Path folder, Map<String, Object> settings) {
        this.folder = folder;
        this.authority = CertificateAuthority.create("test", now, LONG);
        issue("server", "spiffe://test/scoring-service");
        TokenIssuer.writeSecret(folder.resolve("trust.pem"), authority.certificate());
        issuer.writeJwks(folder.resolve("jwks.json"));
        Map<String, Object> all = new HashMap<>();
        all.put("stillwatch.service", "test");
        all.put("stillwatch.kafka.bootstrap-servers", "127.0.0.1:1");
        all.put("stillwatch.telemetry.metrics-port", -1);
        all.put("stillwatch.grpc.host", "127.0.0.1");
        all.put("stillwatch.grpc.port", 0);
        all.put("stillwatch.grpc.drain", "1s");
        all.put("stillwatch.tls.certificate-file", file("server.pem"));
        all.put("stillwatch.tls.key-file", file("server.key"));
        all.put("stillwatch.tls.trust-file", file("trust.pem"));
        all.put("stillwatch.access.jwt.issuer", ISSUER);
        all.put("stillwatch.access.jwt.audience", AUDIENCE);
        all.put("stillwatch.access.jwt.jwks", file("jwks.json"));
        all.put("stillwatch.access.groups.analyst", "analysts");
        all.put("stillwatch.access.groups.gateway", "gateways");
        all.put("stillwatch.access.workloads.analyst", "spiffe://test/analysts/*");
        all.put("stillwatch.access.workloads.gateway", "spiffe://test/gateway");
        all.putAll(settings);
        this.context = ApplicationContext.builder()
                .properties(all)
                .singletons(new Scoring(), new Linking(), new Ingest(), (EvidenceReads) this::enter)
                .start();
        context.getBean(GrpcServer.class).start();
    }

    private void enter(EvidenceRead read) {
        if (read.purpose().equals("ledger away")) {
            throw Errors.unavailable("KAFKA_UNAVAILABLE", "Kafka does not answer", Duration.ofSeconds(1));
        }
        entered.add(read);
    }

    /** A bean of the server's. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The authority that the server trusts. */
    public CertificateAuthority authority() {
        return authority;
    }

    /** The reads that were entered. */
    public List<EvidenceRead> entered() {
        return entered;
    }

    /** Whom the last call was answered to. */
    public String answeredTo() {
        return answeredTo;
    }

    /** The provider whose tokens are taken. */
    public TokenIssuer issuer() {
        return issuer;
    }

    /** Path of a file in its folder. */
    public String file(String name) {
        return folder.resolve(name).toString();
    }

    /** Issues a certificate and writes it. */
    public void issue(String name, String uri) {
        write(name, authority.issue(uri, now, LONG));
    }

    /** Writes a certificate and its key. */
    public void write(String name, Issued issued) {
        issued.write(folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
    }

    /** A channel that shows this certificate; none if null. */
    public Channel channel(@Nullable String certificate) {
        return channel(new ClientTls(
                folder.resolve("trust.pem"),
                certificate == null ? null : folder.resolve(certificate + ".pem"),
                certificate == null ? null : folder.resolve(certificate + ".key")));
    }

    /** A channel with this TLS. */
    public Channel channel(ClientTls tls) {
        ManagedChannel channel = Grpc.newChannelBuilder(
                        "localhost:" + context.getBean(GrpcServer.class).port(), tls.channel())
                .build();
        channels.add(channel);
        return channel;
    }

    /** A channel that sends this token. */
    public Channel bearing(String token) {
        return with(channel((String) null), "authorization", "Bearer " + token);
    }

    /** A token that names groups. */
    public String token(String subject, String... groups) {
        return issuer.token(subject, AUDIENCE, List.of(groups), now.plus(LONG));
    }

    /** A channel that sends a header. */
    public static Channel with(Channel channel, String header, String value) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of(header, Metadata.ASCII_STRING_MARSHALLER), value);
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    /** Calls an RPC that analysts may call. */
    public static void ask(Channel channel) {
        var _ = ScoringServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .getAssessment(GetAssessmentRequest.newBuilder()
                        .setSubject(dev.stillwatch.type.v1.Subject.newBuilder().setAccount("a"))
                        .build());
    }

    /** Reads evidence, as analysts may. */
    public static void readEvidence(Channel channel, String account) {
        var _ = LinkingServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .findCohort(FindCohortRequest.newBuilder().setAccountId(account).build());
    }

    /** The reason of an error. */
    public static String reason(StatusRuntimeException failure) {
        return detail(failure, ErrorInfo.class).getReason();
    }

    /** A detail of an error. */
    public static <T extends Message> T detail(StatusRuntimeException failure, Class<T> type) {
        var status = StatusProto.fromThrowable(failure);
        if (status == null) {
            throw new AssertionError("No details in " + failure);
        }
        for (Any any : status.getDetailsList()) {
            if (any.is(type)) {
                try {
                    return any.unpack(type);
                } catch (InvalidProtocolBufferException e) {
                    throw new AssertionError(e);
                }
            }
        }
        throw new AssertionError("No " + type.getSimpleName() + " in " + status);
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
        context.getBean(GrpcServer.class).close();
        context.close();
    }

    private final class Scoring extends ScoringServiceGrpc.ScoringServiceImplBase {
        @Override
        public void getAssessment(GetAssessmentRequest request, StreamObserver<GetAssessmentResponse> answer) {
            answeredTo = Caller.actor("");
            answer.onNext(GetAssessmentResponse.getDefaultInstance());
            answer.onCompleted();
        }
    }

    private static final class Linking extends LinkingServiceGrpc.LinkingServiceImplBase {
        @Override
        public void findCohort(FindCohortRequest request, StreamObserver<FindCohortResponse> answer) {
            answer.onNext(FindCohortResponse.getDefaultInstance());
            answer.onCompleted();
        }
    }

    /** Answers every message of a stream. */
    private static final class Ingest extends IngestServiceGrpc.IngestServiceImplBase {
        @Override
        public StreamObserver<StreamEventsRequest> streamEvents(StreamObserver<StreamEventsResponse> answer) {
            return new StreamObserver<>() {
                @Override
                public void onNext(StreamEventsRequest request) {
                    answer.onNext(StreamEventsResponse.getDefaultInstance());
                }

                @Override
                public void onError(Throwable failure) {}

                @Override
                public void onCompleted() {
                    answer.onCompleted();
                }
            };
        }
    }
}
