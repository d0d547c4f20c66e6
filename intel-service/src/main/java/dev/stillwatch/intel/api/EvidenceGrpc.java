package dev.stillwatch.intel.api;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Code;
import dev.stillwatch.enforcement.v1.Access;
import dev.stillwatch.enforcement.v1.InclusionProof;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.intel.config.EvidenceKeys;
import dev.stillwatch.intel.evidence.CaseFile;
import dev.stillwatch.intel.evidence.Variant;
import dev.stillwatch.intel.stream.CaseReader;
import dev.stillwatch.intel.stream.LedgerDamagedException;
import dev.stillwatch.intel.v1.EvidenceServiceGrpc;
import dev.stillwatch.intel.v1.GetEvidenceRequest;
import dev.stillwatch.intel.v1.GetEvidenceResponse;
import dev.stillwatch.platform.access.Caller;
import dev.stillwatch.platform.grpc.Errors;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;

/** Gives evidence out, to whom the ledger says that it is given. */
@Singleton
final class EvidenceGrpc extends EvidenceServiceGrpc.EvidenceServiceImplBase {

    private static final int PIECE = 256 * 1024;

    private final EvidenceKeys keys;
    private final CaseReader cases;

    /** A case is held in memory while it is made: one at a time. */
    private final Semaphore desk = new Semaphore(1);

    EvidenceGrpc(EvidenceKeys keys, CaseReader cases) {
        this.keys = keys;
        this.cases = cases;
    }

    @Override
    public void getEvidence(GetEvidenceRequest request, StreamObserver<GetEvidenceResponse> answer) {
        String actor = Caller.actor(request.getActor());
        EvidenceKeys.Ready ready = keys.ready()
                .orElseThrow(() -> Errors.failedPrecondition(
                        "EVIDENCE_NOT_CONFIGURED", "This service has no keys to sign evidence with; docs/evidence.md"));
        if (!desk.tryAcquire()) {
            throw Errors.unavailable(
                    "EVIDENCE_BUSY", "Another bundle is being made; this takes one at a time", Duration.ofSeconds(10));
        }
        byte[] bundle;
        try {
            bundle = bundle(request, actor, ready);
        } catch (TimeoutException e) {
            throw Errors.unavailable("KAFKA_UNAVAILABLE", String.valueOf(e.getMessage()), Duration.ofSeconds(5));
        } catch (LedgerDamagedException e) {
            throw Errors.of(Code.DATA_LOSS, "LEDGER_DAMAGED", "No evidence can be given: " + e.getMessage(), Map.of());
        } finally {
            desk.release();
        }
        for (int from = 0; from < bundle.length; from += PIECE) {
            answer.onNext(GetEvidenceResponse.newBuilder()
                    .setData(ByteString.copyFrom(bundle, from, Math.min(PIECE, bundle.length - from)))
                    .build());
        }
        answer.onCompleted();
    }

    private byte[] bundle(GetEvidenceRequest request, String actor, EvidenceKeys.Ready ready) throws TimeoutException {
        String id = request.getCampaignId();
        CaseFile file = cases.read(id, ready.ledger())
                .orElseThrow(() -> Errors.notFound("CAMPAIGN_NOT_FOUND", "There is no campaign " + id));
        if (!lastExporter(file.ledger().proofs(), CaseReader.reference(id)).equals(actor)) {
            throw Errors.failedPrecondition(
                    "EXPORT_NOT_RECORDED",
                    "The newest checkpoint of the ledger holds no export of " + CaseReader.reference(id) + " by "
                            + actor + " as the last one; call LedgerService.RecordAccess first");
        }
        Variant variant =
                request.getVariant() == GetEvidenceRequest.Variant.VARIANT_FULL ? Variant.FULL : Variant.REDACTED;
        return ready.builder().build(file, variant);
    }

    private static String lastExporter(List<InclusionProof> proofs, String reference) {
        for (InclusionProof proof : proofs.reversed()) {
            if (proof.getEntry().getKind() == LedgerEntry.Kind.KIND_EXPORT
                    && proof.getRecord().getReference().equals(reference)) {
                try {
                    return Access.parseFrom(proof.getRecord().getRecord()).getActor();
                } catch (InvalidProtocolBufferException e) {
                    return "";
                }
            }
        }
        return "";
    }
}
