package dev.stillwatch.cli.matching;

import com.google.protobuf.ByteString;
import dev.stillwatch.intel.psi.Blinded;
import dev.stillwatch.intel.psi.IdentifierSet;
import dev.stillwatch.intel.psi.TemplateBands;
import dev.stillwatch.intel.psi.Tokens;
import dev.stillwatch.intel.v1.BeginSessionRequest;
import dev.stillwatch.intel.v1.BeginSessionResponse;
import dev.stillwatch.intel.v1.CloseSessionRequest;
import dev.stillwatch.intel.v1.EvaluateRequest;
import dev.stillwatch.intel.v1.EvaluateResponse;
import dev.stillwatch.intel.v1.ListTokensRequest;
import dev.stillwatch.intel.v1.ListTokensResponse;
import dev.stillwatch.intel.v1.MatchingServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A partner's side of a session. */
public final class MatchingClient {

    private static final int MINUTES = 30;

    private final ManagedChannel channel;
    private final String partner;
    private final String token;

    /** A partner at a provider. */
    public MatchingClient(ManagedChannel channel, String partner, String token) {
        this.channel = channel;
        this.partner = partner;
        this.token = token;
    }

    /**
     * What came of a session.
     *
     * @param matched the lines that matched, in their order
     * @param brought inputs that were brought
     * @param setSize inputs of the provider's set
     */
    public record Outcome(List<String> matched, int brought, long setSize) {}

    /**
     * Matches lines with a provider's set.
     *
     * @throws IllegalArgumentException when the set is of another kind, or the provider did not keep to one key
     * @throws StatusRuntimeException when the provider refuses
     */
    public Outcome match(String set, IdentifierSet.Kind kind, List<String> lines) throws InterruptedException {
        var stub = MatchingServiceGrpc.newBlockingStub(channel)
                .withWaitForReady()
                .withDeadlineAfter(MINUTES, TimeUnit.MINUTES);
        List<byte[]> inputs = IdentifierSet.inputs(kind, lines);
        BeginSessionResponse session = stub.beginSession(BeginSessionRequest.newBuilder()
                .setPartner(partner)
                .setPartnerToken(token)
                .setSet(set)
                .setDeclared(inputs.size())
                .build());
        if (!session.getKind().equals(kind.word())) {
            throw new IllegalArgumentException(
                    "The set " + set + " is of " + session.getKind() + ", not of " + kind.word());
        }
        Map<String, byte[]> tokens = new LinkedHashMap<>();
        for (int from = 0; from < inputs.size(); from += session.getBatch()) {
            evaluate(stub, session, inputs.subList(from, Math.min(inputs.size(), from + session.getBatch())), tokens);
        }
        Tokens own = tokens(stub, session.getSessionId());
        var matched = new ByteArrayOutputStream();
        tokens.values().removeIf(t -> !own.contains(t));
        tokens.values().forEach(matched::writeBytes);
        var _ = stub.closeSession(CloseSessionRequest.newBuilder()
                .setSessionId(session.getSessionId())
                .setMatched(ByteString.copyFrom(matched.toByteArray()))
                .build());
        return new Outcome(linesOf(kind, lines, tokens), inputs.size(), session.getSetSize());
    }

    private static void evaluate(
            MatchingServiceGrpc.MatchingServiceBlockingStub stub,
            BeginSessionResponse session,
            List<byte[]> batch,
            Map<String, byte[]> tokens) {
        Blinded blinded = Blinded.of(batch);
        var request = EvaluateRequest.newBuilder().setSessionId(session.getSessionId());
        blinded.elements().forEach(e -> request.addBlinded(ByteString.copyFrom(e)));
        EvaluateResponse answer = stub.evaluate(request.build());
        List<byte[]> made = blinded.tokens(
                session.getPublicKey().toByteArray(),
                answer.getEvaluatedList().stream().map(ByteString::toByteArray).toList(),
                answer.getProof().toByteArray());
        for (int i = 0; i < batch.size(); i++) {
            tokens.put(new String(batch.get(i), StandardCharsets.UTF_8), made.get(i));
        }
    }

    private static Tokens tokens(MatchingServiceGrpc.MatchingServiceBlockingStub stub, String session)
            throws InterruptedException {
        var all = new ByteArrayOutputStream();
        String page = "";
        do {
            ListTokensResponse answer = list(
                    stub,
                    ListTokensRequest.newBuilder()
                            .setSessionId(session)
                            .setPageToken(page)
                            .build());
            all.writeBytes(answer.getTokens().toByteArray());
            page = answer.getNextPageToken();
        } while (!page.isEmpty());
        return Tokens.sorted(all.toByteArray());
    }

    /** Asks again while the provider computes. */
    private static ListTokensResponse list(
            MatchingServiceGrpc.MatchingServiceBlockingStub stub, ListTokensRequest request)
            throws InterruptedException {
        var never = new CountDownLatch(1);
        while (true) {
            try {
                return stub.listTokens(request);
            } catch (StatusRuntimeException e) {
                if (e.getStatus().getCode() != Status.Code.UNAVAILABLE) {
                    throw e;
                }
                var _ = never.await(500, TimeUnit.MILLISECONDS);
            }
        }
    }

    private static List<String> linesOf(IdentifierSet.Kind kind, List<String> lines, Map<String, byte[]> matched) {
        int enough = kind == IdentifierSet.Kind.TEMPLATES ? TemplateBands.ENOUGH : 1;
        List<String> found = new ArrayList<>();
        for (String line : lines) {
            long hits = line.isBlank()
                    ? 0
                    : kind.inputs(line.strip()).stream()
                            .filter(matched::containsKey)
                            .count();
            if (hits >= enough) {
                found.add(line);
            }
        }
        return found;
    }
}
