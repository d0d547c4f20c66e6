package dev.stillwatch.platform.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import dev.stillwatch.platform.access.Access;
import dev.stillwatch.platform.redis.RedisUnavailableException;
import dev.stillwatch.platform.tls.Tls;
import dev.stillwatch.scoring.v1.GetAssessmentRequest;
import dev.stillwatch.scoring.v1.GetAssessmentResponse;
import dev.stillwatch.scoring.v1.ListAssessmentsRequest;
import dev.stillwatch.scoring.v1.ScoringServiceGrpc;
import dev.stillwatch.scoring.v1.SubjectKind;
import dev.stillwatch.type.v1.Subject;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrpcServerTest {

    /** Answers, or fails, as the account's name says. */
    private static final class Service extends ScoringServiceGrpc.ScoringServiceImplBase {
        @Override
        public void getAssessment(GetAssessmentRequest request, StreamObserver<GetAssessmentResponse> observer) {
            switch (request.getSubject().getAccount()) {
                case "unknown" -> throw Errors.notFound("ASSESSMENT_NOT_FOUND", "No such subject");
                case "redis" -> throw new RedisUnavailableException(new IllegalStateException("gone"));
                case "bug" -> throw new IllegalStateException("secret detail");
                case "bug-by-observer" -> observer.onError(new IllegalStateException("secret detail"));
                default -> {
                    observer.onNext(GetAssessmentResponse.getDefaultInstance());
                    observer.onCompleted();
                }
            }
        }
    }

    private final GrpcServer server = new GrpcServer(
            new GrpcConfiguration(
                    "127.0.0.1", 0, -1, true, 1024 * 1024, Duration.ofMinutes(1), Duration.ZERO, Duration.ofSeconds(5)),
            List.of(new Service()),
            OpenTelemetry.noop(),
            Access.open(),
            Tls.none());
    private ManagedChannel channel;
    private ScoringServiceGrpc.ScoringServiceBlockingStub stub;

    @BeforeEach
    void start() {
        server.start();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port())
                .usePlaintext()
                .build();
        stub = ScoringServiceGrpc.newBlockingStub(channel);
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.close();
    }

    @Test
    void aGoodRequestIsAnswered() {
        assertThat(ask("fine")).isEqualTo(GetAssessmentResponse.getDefaultInstance());
    }

    @Test
    void whatAServiceThrowsOnPurposeGoesOutAsItIs() throws Exception {
        var failure = failure("unknown");
        assertThat(failure.getStatus().getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(info(failure).getReason()).isEqualTo("ASSESSMENT_NOT_FOUND");
        assertThat(info(failure).getDomain()).isEqualTo(Errors.DOMAIN);
    }

    @Test
    void aRuleOfTheProtoThatIsBrokenNamesTheField() throws Exception {
        var failure = catchThrowableOfType(
                StatusRuntimeException.class, () -> stub.getAssessment(GetAssessmentRequest.getDefaultInstance()));
        assertThat(failure.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(info(failure).getReason()).isEqualTo("REQUEST_INVALID");
        BadRequest details = status(failure).getDetails(1).unpack(BadRequest.class);
        assertThat(details.getFieldViolations(0).getField()).isEqualTo("subject");
    }

    @Test
    void aDependencyThatIsAwayIsUnavailableWithADelay() throws Exception {
        var failure = failure("redis");
        assertThat(failure.getStatus().getCode()).isEqualTo(Code.UNAVAILABLE);
        assertThat(info(failure).getReason()).isEqualTo("STATE_UNAVAILABLE");
        assertThat(status(failure).getDetails(1).getTypeUrl()).endsWith("google.rpc.RetryInfo");
    }

    @Test
    void aFaultOfOursIsInternalAndGivesNothingAway() throws Exception {
        for (String account : List.of("bug", "bug-by-observer")) {
            var failure = failure(account);
            assertThat(failure.getStatus().getCode()).isEqualTo(Code.INTERNAL);
            assertThat(info(failure).getReason()).isEqualTo("INTERNAL");
            assertThat(failure.getMessage()).doesNotContain("secret detail");
        }
    }

    @Test
    void evenAMethodThatIsNotThereHasErrorInfo() throws Exception {
        var failure = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> stub.listAssessments(ListAssessmentsRequest.newBuilder()
                        .setKind(SubjectKind.SUBJECT_KIND_ACCOUNT)
                        .build()));
        assertThat(failure.getStatus().getCode()).isEqualTo(Code.UNIMPLEMENTED);
        assertThat(info(failure).getReason()).isEqualTo("UNIMPLEMENTED");
    }

    @Test
    void livenessRestsOnTheProcessAlone() {
        var alive =
                HealthCheckRequest.newBuilder().setService(GrpcServer.LIVENESS).build();
        assertThat(HealthGrpc.newBlockingStub(channel).check(alive).getStatus()).isEqualTo(ServingStatus.SERVING);
    }

    /** Who calls learns that the server goes before it refuses; the notice is longer than the test, which ends it. */
    @Test
    void onceToldToStopItSaysSoAndGoesOnTakingCallsForTheNotice() throws Exception {
        var going = new GrpcServer(
                new GrpcConfiguration(
                        "127.0.0.1", 0, -1, false, 1024, Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ZERO),
                List.of(new Service()),
                OpenTelemetry.noop(),
                Access.open(),
                Tls.none());
        going.start();
        going.ready();
        ManagedChannel caller = NettyChannelBuilder.forAddress("127.0.0.1", going.port())
                .usePlaintext()
                .build();
        var health = HealthGrpc.newStub(caller);
        var told = new LinkedBlockingQueue<ServingStatus>();
        health.watch(HealthCheckRequest.getDefaultInstance(), new StreamObserver<>() {
            @Override
            public void onNext(HealthCheckResponse response) {
                told.add(response.getStatus());
            }

            @Override
            public void onError(Throwable failure) {}

            @Override
            public void onCompleted() {}
        });
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(ServingStatus.SERVING);
        Thread closing = Thread.ofPlatform().start(going::close);
        try {
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(ServingStatus.NOT_SERVING);
            assertThat(ScoringServiceGrpc.newBlockingStub(caller)
                            .getAssessment(GetAssessmentRequest.newBuilder()
                                    .setSubject(Subject.newBuilder().setAccount("fine"))
                                    .build()))
                    .isEqualTo(GetAssessmentResponse.getDefaultInstance());
        } finally {
            closing.interrupt();
            closing.join();
            caller.shutdownNow();
        }
    }

    @Test
    void healthSaysServingOnceReady() {
        var health = HealthGrpc.newBlockingStub(channel);
        var request = HealthCheckRequest.newBuilder()
                .setService(ScoringServiceGrpc.SERVICE_NAME)
                .build();
        assertThat(health.check(request).getStatus()).isEqualTo(ServingStatus.NOT_SERVING);
        server.ready();
        assertThat(health.check(request).getStatus()).isEqualTo(ServingStatus.SERVING);
        assertThat(health.check(HealthCheckRequest.getDefaultInstance()).getStatus())
                .isEqualTo(ServingStatus.SERVING);
    }

    private GetAssessmentResponse ask(String account) {
        return stub.getAssessment(GetAssessmentRequest.newBuilder()
                .setSubject(Subject.newBuilder().setAccount(account))
                .build());
    }

    private StatusRuntimeException failure(String account) {
        return catchThrowableOfType(StatusRuntimeException.class, () -> ask(account));
    }

    private static Status status(StatusRuntimeException failure) {
        return Objects.requireNonNull(StatusProto.fromThrowable(failure));
    }

    private static ErrorInfo info(StatusRuntimeException failure) throws Exception {
        Any first = status(failure).getDetails(0);
        return first.unpack(ErrorInfo.class);
    }
}
