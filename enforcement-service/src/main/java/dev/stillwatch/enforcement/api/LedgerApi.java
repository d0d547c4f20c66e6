package dev.stillwatch.enforcement.api;

import dev.stillwatch.enforcement.decision.Command;
import dev.stillwatch.enforcement.state.LedgerSeal;
import dev.stillwatch.enforcement.v1.Access;
import dev.stillwatch.enforcement.v1.EraseAccountRequest;
import dev.stillwatch.enforcement.v1.EraseAccountResponse;
import dev.stillwatch.enforcement.v1.Erasure;
import dev.stillwatch.enforcement.v1.GetCheckpointRequest;
import dev.stillwatch.enforcement.v1.GetCheckpointResponse;
import dev.stillwatch.enforcement.v1.GetConsistencyProofRequest;
import dev.stillwatch.enforcement.v1.GetConsistencyProofResponse;
import dev.stillwatch.enforcement.v1.GetInclusionProofRequest;
import dev.stillwatch.enforcement.v1.GetInclusionProofResponse;
import dev.stillwatch.enforcement.v1.LedgerRecord;
import dev.stillwatch.enforcement.v1.LedgerServiceGrpc;
import dev.stillwatch.enforcement.v1.ListLedgerEntriesRequest;
import dev.stillwatch.enforcement.v1.ListLedgerEntriesResponse;
import dev.stillwatch.enforcement.v1.ListLedgerRecordsRequest;
import dev.stillwatch.enforcement.v1.ListLedgerRecordsResponse;
import dev.stillwatch.enforcement.v1.RecordAccessRequest;
import dev.stillwatch.enforcement.v1.RecordAccessResponse;
import dev.stillwatch.platform.access.Caller;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;

/** The ledger, over gRPC. Every replica answers but for what is to be entered, which the one that decides enters. */
@Singleton
final class LedgerApi extends LedgerServiceGrpc.LedgerServiceImplBase {

    private final LedgerPages pages;
    private final LedgerProofs proofs;
    private final LedgerSeal seal;
    private final Desk desk;
    private final ErasureDesk erasures;

    LedgerApi(LedgerPages pages, LedgerProofs proofs, LedgerSeal seal, Desk desk, ErasureDesk erasures) {
        this.erasures = erasures;
        this.pages = pages;
        this.proofs = proofs;
        this.seal = seal;
        this.desk = desk;
    }

    @Override
    public void listLedgerEntries(
            ListLedgerEntriesRequest request, StreamObserver<ListLedgerEntriesResponse> responses) {
        answer(responses, pages.entries(request));
    }

    @Override
    public void listLedgerRecords(
            ListLedgerRecordsRequest request, StreamObserver<ListLedgerRecordsResponse> responses) {
        answer(responses, pages.records(request));
    }

    @Override
    public void getCheckpoint(GetCheckpointRequest request, StreamObserver<GetCheckpointResponse> responses) {
        answer(
                responses,
                GetCheckpointResponse.newBuilder()
                        .setCheckpoint(proofs.checkpoint())
                        .setVerifierKey(seal.signer().verifier().toString())
                        .build());
    }

    @Override
    public void getInclusionProof(
            GetInclusionProofRequest request, StreamObserver<GetInclusionProofResponse> responses) {
        answer(
                responses,
                GetInclusionProofResponse.newBuilder()
                        .setProof(proofs.inclusion(request.getIndex(), request.getTreeSize()))
                        .build());
    }

    @Override
    public void getConsistencyProof(
            GetConsistencyProofRequest request, StreamObserver<GetConsistencyProofResponse> responses) {
        answer(
                responses,
                GetConsistencyProofResponse.newBuilder()
                        .setProof(proofs.consistency(request.getFirstSize(), request.getSecondSize()))
                        .build());
    }

    @Override
    public void recordAccess(RecordAccessRequest request, StreamObserver<RecordAccessResponse> responses) {
        Access access = Access.newBuilder()
                .setActor(Caller.actor(request.getActor()))
                .setReference(request.getReference())
                .setPurpose(request.getPurpose())
                .build();
        LedgerRecord entered = desk.decide(
                new Command.RecordAccess(request.getKind(), access),
                request.getRequestId(),
                request,
                LedgerRecord.class);
        answer(
                responses,
                RecordAccessResponse.newBuilder()
                        .setAccess(access)
                        .setRecord(entered)
                        .build());
    }

    @Override
    public void eraseAccount(EraseAccountRequest request, StreamObserver<EraseAccountResponse> responses) {
        Erasure erasure = erasures.erase(request, Caller.actor(request.getActor()));
        answer(responses, EraseAccountResponse.newBuilder().setErasure(erasure).build());
    }

    private static <T> void answer(StreamObserver<T> responses, T response) {
        responses.onNext(response);
        responses.onCompleted();
    }
}
