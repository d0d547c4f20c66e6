package dev.stillwatch.enforcement.service;

import static dev.stillwatch.enforcement.Subjects.extraction;
import static dev.stillwatch.enforcement.Subjects.joined;
import static dev.stillwatch.enforcement.service.Upstream.end;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.enforcement.LedgerKeys;
import dev.stillwatch.enforcement.ledger.ExportAudit;
import dev.stillwatch.enforcement.v1.Access;
import dev.stillwatch.enforcement.v1.GetCheckpointRequest;
import dev.stillwatch.enforcement.v1.GetCheckpointResponse;
import dev.stillwatch.enforcement.v1.GetConsistencyProofRequest;
import dev.stillwatch.enforcement.v1.GetInclusionProofRequest;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.LedgerLine;
import dev.stillwatch.enforcement.v1.LedgerRecord;
import dev.stillwatch.enforcement.v1.RecordAccessRequest;
import dev.stillwatch.platform.transparency.Checkpoint;
import dev.stillwatch.platform.transparency.SignedNote;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an auditor gets from a running replica, and that it verifies with nothing but the key. */
@ExtendWith(WithBacking.class)
class LedgerServiceTest {

    private final Backing backing;

    LedgerServiceTest(Backing backing) {
        this.backing = backing;
    }

    @Test
    void everythingDecidedCanBeShownToBeInTheLedger() throws Exception {
        String prefix = backing.prefix();
        try (Replica replica = Replica.start(backing, prefix, Map.of());
                Upstream upstream = new Upstream(backing, prefix)) {
            upstream.epoch(0, joined("k", 1, "a", "b", "c"), extraction("k", end(0), 3));
            replica.awaitDecided(end(0));
            // The policy set, three accounts in shadow and in earnest, and a case that was opened and contained.
            int decided = 1 + 2 * 3 + 2;
            awaitEntries(replica, decided);
            RecordAccessRequest access = RecordAccessRequest.newBuilder()
                    .setKind(LedgerEntry.Kind.KIND_EXPORT)
                    .setActor("kim")
                    .setReference("ledger")
                    .setPurpose("the yearly audit")
                    .setRequestId(UUID.randomUUID().toString())
                    .build();
            LedgerRecord entered = replica.ledger.recordAccess(access).getRecord();
            assertThat(entered.getIndex()).isEqualTo(decided);
            assertThat(replica.ledger.recordAccess(access).getRecord()).isEqualTo(entered);
            awaitEntries(replica, decided + 1);

            GetCheckpointResponse newest = replica.ledger.getCheckpoint(GetCheckpointRequest.getDefaultInstance());
            assertThat(newest.getVerifierKey())
                    .isEqualTo(LedgerKeys.signer().verifier().toString());
            ExportAudit audit = new ExportAudit(LedgerKeys.signer().verifier());
            List<LedgerRecord> records = replica.records();
            assertThat(records).last().isEqualTo(entered);
            for (int i = 0; i <= decided; i++) {
                assertThat(audit.take(line(replica, i, records.get(i)))).isEmpty();
            }
            for (int size = 1; size <= decided; size++) {
                assertThat(audit.take(LedgerLine.newBuilder()
                                .setConsistency(replica.ledger
                                        .getConsistencyProof(GetConsistencyProofRequest.newBuilder()
                                                .setFirstSize(size)
                                                .build())
                                        .getProof())
                                .build()))
                        .isEmpty();
            }
            assertThat(replica.ledger())
                    .last()
                    .satisfies(e -> assertThat(e.getKind()).isEqualTo(LedgerEntry.Kind.KIND_EXPORT));
            assertThat(Access.parseFrom(records.getLast().getRecord()).getPurpose())
                    .isEqualTo("the yearly audit");
            assertThatThrownBy(() -> replica.ledger.getInclusionProof(GetInclusionProofRequest.newBuilder()
                            .setIndex(decided + 1)
                            .build()))
                    .isInstanceOf(StatusRuntimeException.class)
                    .hasMessageContaining("OUT_OF_RANGE");
        }
    }

    private static LedgerLine line(Replica replica, int index, LedgerRecord record) {
        return LedgerLine.newBuilder()
                .setInclusion(replica
                        .ledger
                        .getInclusionProof(GetInclusionProofRequest.newBuilder()
                                .setIndex(index)
                                .build())
                        .getProof()
                        .toBuilder()
                        .setRecord(record))
                .build();
    }

    /** The leaves are read a moment after the views. */
    private static void awaitEntries(Replica replica, long entries) {
        Replica.await(() -> {
            try {
                String note = replica.ledger
                        .getCheckpoint(GetCheckpointRequest.getDefaultInstance())
                        .getCheckpoint();
                return Checkpoint.parse(SignedNote.parse(note).text()).size() == entries;
            } catch (StatusRuntimeException e) {
                return false;
            }
        });
    }
}
