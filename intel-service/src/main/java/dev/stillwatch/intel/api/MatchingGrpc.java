package dev.stillwatch.intel.api;

import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import dev.stillwatch.intel.config.Partner;
import dev.stillwatch.intel.config.Sharing;
import dev.stillwatch.intel.psi.IdentifierSet;
import dev.stillwatch.intel.psi.Matching;
import dev.stillwatch.intel.psi.SessionKey;
import dev.stillwatch.intel.psi.Tokens;
import dev.stillwatch.intel.v1.BeginSessionRequest;
import dev.stillwatch.intel.v1.BeginSessionResponse;
import dev.stillwatch.intel.v1.ClearSuspicionRequest;
import dev.stillwatch.intel.v1.ClearSuspicionResponse;
import dev.stillwatch.intel.v1.CloseSessionRequest;
import dev.stillwatch.intel.v1.CloseSessionResponse;
import dev.stillwatch.intel.v1.EvaluateRequest;
import dev.stillwatch.intel.v1.EvaluateResponse;
import dev.stillwatch.intel.v1.ListTokensRequest;
import dev.stillwatch.intel.v1.ListTokensResponse;
import dev.stillwatch.intel.v1.MatchingServiceGrpc;
import dev.stillwatch.platform.access.Caller;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.grpc.Errors;
import dev.stillwatch.platform.grpc.PageToken;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Matching as partners call it. What happens in a session stands in {@link MatchingDesk}; here are only words of the wire. */
@Singleton
final class MatchingGrpc extends MatchingServiceGrpc.MatchingServiceImplBase {

    private static final int BATCH = 4096;
    private static final int USUAL_PAGE = 50_000;
    private static final int LARGEST_PAGE = 100_000;

    private final Credentials credentials;
    private final MatchingDesk desk;

    private final Sharing sharing;

    MatchingGrpc(Credentials credentials, Sharing sharing, MatchingDesk desk) {
        this.credentials = credentials;
        this.sharing = sharing;
        this.desk = desk;
    }

    @Override
    public void beginSession(BeginSessionRequest request, StreamObserver<BeginSessionResponse> answer) {
        Partner partner = credentials
                .partner("Bearer " + request.getPartnerToken())
                .filter(p -> p.name().equals(request.getPartner()))
                .orElseThrow(() -> Errors.of(
                        Code.PERMISSION_DENIED,
                        "PARTNER_UNKNOWN",
                        "partner and partner_token are not those of a partner",
                        Map.of()));
        IdentifierSet set = desk.set(request.getSet());
        MatchingDesk.Open open = desk.open(partner.name(), set, request.getDeclared(), request.getCommitment());
        answer.onNext(BeginSessionResponse.newBuilder()
                .setSessionId(open.id())
                .setPublicKey(ByteString.copyFrom(open.session().publicKey()))
                .setBatch(BATCH)
                .setSetSize(set.size())
                .setKind(set.kind().word())
                .setExpiresAt(EventTime.timestamp(open.session().expiresMillis()))
                .build());
        answer.onCompleted();
    }

    @Override
    public void evaluate(EvaluateRequest request, StreamObserver<EvaluateResponse> answer) {
        List<byte[]> blinded =
                request.getBlindedList().stream().map(ByteString::toByteArray).toList();
        SessionKey.Evaluation evaluation = desk.evaluate(request.getSessionId(), blinded);
        var response = EvaluateResponse.newBuilder().setProof(evaluation.proof());
        evaluation.elements().forEach(e -> response.addEvaluated(ByteString.copyFrom(e)));
        answer.onNext(response.build());
        answer.onCompleted();
    }

    @Override
    public void listTokens(ListTokensRequest request, StreamObserver<ListTokensResponse> answer) {
        Matching session = desk.session(request.getSessionId());
        if (!session.allEvaluated()) {
            throw Errors.failedPrecondition(
                    "NOT_ALL_EVALUATED", "Tokens are given when all that was declared has been evaluated");
        }
        if (!session.tokensReady()) {
            throw Errors.unavailable("TOKENS_NOT_READY", "The tokens are being computed", Duration.ofSeconds(2));
        }
        Tokens tokens = session.tokens();
        String after = PageToken.read(request.getPageToken(), request.getSessionId());
        int from = after.isEmpty() ? 0 : Integer.parseInt(after);
        if (from == 0) {
            desk.tokensGiven(request.getSessionId(), session, tokens.size());
        }
        int to = Math.min(tokens.size(), from + PageToken.size(request.getPageSize(), USUAL_PAGE, LARGEST_PAGE));
        var response = ListTokensResponse.newBuilder().setTokens(ByteString.copyFrom(tokens.page(from, to)));
        if (to < tokens.size()) {
            response.setNextPageToken(PageToken.after(request.getSessionId(), String.valueOf(to)));
        }
        answer.onNext(response.build());
        answer.onCompleted();
    }

    @Override
    public void closeSession(CloseSessionRequest request, StreamObserver<CloseSessionResponse> answer) {
        desk.close(request.getSessionId(), request.getMatched().toByteArray());
        answer.onNext(CloseSessionResponse.getDefaultInstance());
        answer.onCompleted();
    }

    @Override
    public void clearSuspicion(ClearSuspicionRequest request, StreamObserver<ClearSuspicionResponse> answer) {
        String actor = Caller.actor(request.getActor());
        if (sharing.partner(request.getPartner()).isEmpty()) {
            throw Errors.notFound("PARTNER_UNKNOWN", "There is no partner " + request.getPartner());
        }
        desk.clear(request.getPartner(), actor, request.getNote());
        answer.onNext(ClearSuspicionResponse.getDefaultInstance());
        answer.onCompleted();
    }
}
