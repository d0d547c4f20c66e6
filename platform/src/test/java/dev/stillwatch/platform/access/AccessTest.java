package dev.stillwatch.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Duration;
import com.google.rpc.QuotaFailure;
import com.google.rpc.RetryInfo;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.stillwatch.embedded.authority.TokenIssuer;
import dev.stillwatch.ingest.v1.IngestServiceGrpc;
import dev.stillwatch.ingest.v1.StreamEventsRequest;
import dev.stillwatch.ingest.v1.StreamEventsResponse;
import io.grpc.Channel;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {

    @TempDir
    private static Path folder;

    private static Door door;

    @BeforeAll
    static void open() {
        door = new Door(
                folder,
                Map.of(
                        "stillwatch.tls.client-certificate",
                        "optional",
                        "stillwatch.access.quota.gateway-in-flight",
                        2));
        door.issue("analyst", "spiffe://test/analysts/ada");
        door.issue("lookalike", "spiffe://test/analysts-of-others/eve");
        door.issue("gateway", "spiffe://test/gateway");
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @Test
    void aTokenOfTheProviderIsTaken() {
        Door.ask(door.bearing(door.token("ada@example.com", "everybody", "analysts")));
        assertThat(door.answeredTo()).isEqualTo("ada@example.com");
    }

    @Test
    void aTokenGoesBeforeTheCertificateOfWhatCarriesIt() {
        Door.ask(Door.with(door.channel("gateway"), "authorization", "Bearer " + door.token("ada", "analysts")));
        assertThat(door.answeredTo()).isEqualTo("ada");
    }

    @Test
    void withoutACredentialNobodyComesIn() {
        var failure = refusal(door.channel((String) null));
        assertThat(failure.getStatus().getCode()).isEqualTo(Code.UNAUTHENTICATED);
        assertThat(Door.reason(failure)).isEqualTo("CREDENTIAL_MISSING");
    }

    @Test
    void whoHasNoRoleOrAnotherIsRefused() {
        for (String token : List.of(door.token("eve"), door.token("eve", "gateways"), door.token("eve", "Analysts"))) {
            var failure = refusal(door.bearing(token));
            assertThat(failure.getStatus().getCode()).isEqualTo(Code.PERMISSION_DENIED);
            assertThat(Door.reason(failure)).isEqualTo("ROLE_MISSING");
        }
        assertThat(Door.reason(refusal(door.channel("lookalike")))).isEqualTo("ROLE_MISSING");
    }

    @Test
    void tokensThatAreNotGoodAreRefused() throws Exception {
        Instant later = Instant.now().plus(1, ChronoUnit.HOURS);
        assertThat(reason(TokenIssuer.create("https://elsewhere.example.com")
                        .token("eve", Door.AUDIENCE, List.of("analysts"), later)))
                .as("another issuer")
                .isEqualTo("CREDENTIAL_INVALID");
        assertThat(reason(TokenIssuer.create(Door.ISSUER).token("eve", Door.AUDIENCE, List.of("analysts"), later)))
                .as("another key under our issuer's name")
                .isEqualTo("CREDENTIAL_INVALID");
        assertThat(reason(door.issuer()
                        .token(claims().issuer("https://elsewhere.example.com").build())))
                .as("our key, another issuer")
                .isEqualTo("CREDENTIAL_INVALID");
        assertThat(reason(door.issuer().token("eve", "another-service", List.of("analysts"), later)))
                .as("another audience")
                .isEqualTo("CREDENTIAL_INVALID");
        assertThat(reason(door.issuer()
                        .token(
                                "eve",
                                Door.AUDIENCE,
                                List.of("analysts"),
                                Instant.now().minus(1, ChronoUnit.MINUTES))))
                .as("run out")
                .isEqualTo("CREDENTIAL_EXPIRED");
        assertThat(reason(door.issuer().token(claims().expirationTime(null).build())))
                .as("for ever")
                .isEqualTo("CREDENTIAL_INVALID");
        assertThat(reason(door.issuer().token(claims().subject(null).build())))
                .as("nobody's")
                .isEqualTo("CREDENTIAL_INVALID");
        assertThat(reason(door.issuer()
                        .token(claims().notBeforeTime(Date.from(later)).build())))
                .as("not yet")
                .isEqualTo("CREDENTIAL_INVALID");
        assertThat(reason(new PlainJWT(claims().build()).serialize()))
                .as("alg none")
                .isEqualTo("CREDENTIAL_INVALID");
        assertThat(reason(signedWithThePublicKey()))
                .as("HMAC under the public key")
                .isEqualTo("CREDENTIAL_INVALID");
        String good = door.token("ada", "analysts");
        assertThat(reason(good.substring(0, good.length() - 4) + "AAAA"))
                .as("another signature")
                .isEqualTo("CREDENTIAL_INVALID");
        assertThat(reason("nonsense")).isEqualTo("CREDENTIAL_INVALID");
    }

    @Test
    void clocksMayDifferByTheLeeway() {
        Door.ask(door.bearing(door.issuer()
                .token("ada", Door.AUDIENCE, List.of("analysts"), Instant.now().minusSeconds(10))));
    }

    @Test
    void aNewKeyOfTheProviderIsFoundWhenATokenNamesIt() {
        TokenIssuer next = TokenIssuer.create(Door.ISSUER);
        String token = next.token(
                "ada", Door.AUDIENCE, List.of("analysts"), Instant.now().plus(1, ChronoUnit.HOURS));
        Door.ask(door.bearing(door.token("ada", "analysts")));
        assertThat(reason(token)).isEqualTo("CREDENTIAL_INVALID");
        next.writeJwks(folder.resolve("jwks.json"));
        try {
            Door.ask(door.bearing(token));
        } finally {
            door.issuer().writeJwks(folder.resolve("jwks.json"));
        }
    }

    @Test
    void evidenceIsReadForAPurposeThatIsEntered() {
        Channel ada = door.bearing(door.token("ada", "analysts"));
        var failure = catchThrowableOfType(StatusRuntimeException.class, () -> Door.readEvidence(ada, "acct-1"));
        assertThat(failure.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(Door.reason(failure)).isEqualTo("PURPOSE_MISSING");
        assertThat(door.entered()).isEmpty();

        Door.readEvidence(Door.with(ada, "stillwatch-purpose", "case 17, appeal"), "acct-1");
        assertThat(door.entered())
                .containsExactly(new EvidenceRead(
                        "ada",
                        "stillwatch.linking.v1.LinkingService/FindCohort",
                        "account_id=acct-1",
                        "case 17, appeal"));
        door.entered().clear();
    }

    @Test
    void evidenceIsNotGivenOutWhenTheReadCantBeEntered() {
        Channel ada = Door.with(door.bearing(door.token("ada", "analysts")), "stillwatch-purpose", "ledger away");
        var failure = catchThrowableOfType(StatusRuntimeException.class, () -> Door.readEvidence(ada, "acct-1"));
        assertThat(failure.getStatus().getCode()).isEqualTo(Code.UNAVAILABLE);
    }

    @Test
    void aCallerWithTooMuchInFlightIsToldWhenToComeAgainAndOthersAreNotHeldUp() throws Exception {
        BlockingQueue<Object> said = new ArrayBlockingQueue<>(10);
        Channel gateway = door.channel("gateway");
        var first = stream(gateway, said);
        var second = stream(gateway, said);
        assertThat(said.poll(20, TimeUnit.SECONDS)).isInstanceOf(StreamEventsResponse.class);
        assertThat(said.poll(20, TimeUnit.SECONDS)).isInstanceOf(StreamEventsResponse.class);

        stream(gateway, said);
        var failure = (StatusRuntimeException) said.poll(20, TimeUnit.SECONDS);
        assertThat(failure).isNotNull();
        assertThat(failure.getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(Door.reason(failure)).isEqualTo("QUOTA_EXCEEDED");
        assertThat(Door.detail(failure, RetryInfo.class).getRetryDelay())
                .isEqualTo(Duration.newBuilder().setNanos(100_000_000).build());
        assertThat(Door.detail(failure, QuotaFailure.class).getViolations(0).getDescription())
                .isEqualTo("stillwatch.access.quota.in-flight is 2");

        stream(door.bearing(door.token("another gateway", "gateways")), said);
        assertThat(said.poll(20, TimeUnit.SECONDS)).isInstanceOf(StreamEventsResponse.class);

        first.onCompleted();
        assertThat(said.poll(20, TimeUnit.SECONDS)).isEqualTo("ended");
        stream(gateway, said);
        assertThat(said.poll(20, TimeUnit.SECONDS)).isInstanceOf(StreamEventsResponse.class);
        second.onCompleted();
    }

    private static StreamObserver<StreamEventsRequest> stream(Channel channel, BlockingQueue<Object> said) {
        StreamObserver<StreamEventsRequest> stream = IngestServiceGrpc.newStub(channel)
                .streamEvents(new StreamObserver<>() {
                    @Override
                    public void onNext(StreamEventsResponse answer) {
                        said.add(answer);
                    }

                    @Override
                    public void onError(Throwable failure) {
                        said.add(failure);
                    }

                    @Override
                    public void onCompleted() {
                        said.add("ended");
                    }
                });
        stream.onNext(StreamEventsRequest.getDefaultInstance());
        return stream;
    }

    private static String reason(String token) {
        var failure = refusal(door.bearing(token));
        assertThat(failure.getStatus().getCode()).isEqualTo(Code.UNAUTHENTICATED);
        assertThat(failure.getMessage()).doesNotContain(token);
        return Door.reason(failure);
    }

    private static StatusRuntimeException refusal(Channel channel) {
        return catchThrowableOfType(StatusRuntimeException.class, () -> Door.ask(channel));
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(Door.ISSUER)
                .audience(Door.AUDIENCE)
                .subject("eve")
                .claim("roles", List.of("analysts"))
                .expirationTime(Date.from(Instant.now().plus(1, ChronoUnit.HOURS)));
    }

    /** The oldest trick: the verifier's public key, which everybody has, as the secret of an HMAC. */
    private static String signedWithThePublicKey() throws Exception {
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims().build());
        token.sign(new MACSigner(door.issuer().jwks().getBytes(StandardCharsets.UTF_8)));
        return token.serialize();
    }
}
