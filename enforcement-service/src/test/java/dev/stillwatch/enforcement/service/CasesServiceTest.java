package dev.stillwatch.enforcement.service;

import static dev.stillwatch.enforcement.Subjects.extraction;
import static dev.stillwatch.enforcement.Subjects.joined;
import static dev.stillwatch.enforcement.service.Upstream.end;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.enforcement.LedgerKeys;
import dev.stillwatch.enforcement.ledger.ExportAudit;
import dev.stillwatch.enforcement.ledger.Mentions;
import dev.stillwatch.enforcement.v1.Access;
import dev.stillwatch.enforcement.v1.AccessRecord;
import dev.stillwatch.enforcement.v1.AddNoteRequest;
import dev.stillwatch.enforcement.v1.Appeal;
import dev.stillwatch.enforcement.v1.AppealState;
import dev.stillwatch.enforcement.v1.AssignCampaignRequest;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.DecideAppealRequest;
import dev.stillwatch.enforcement.v1.DecideRereviewRequest;
import dev.stillwatch.enforcement.v1.EraseAccountRequest;
import dev.stillwatch.enforcement.v1.Erasure;
import dev.stillwatch.enforcement.v1.GetCheckpointRequest;
import dev.stillwatch.enforcement.v1.GetStatementOfReasonsRequest;
import dev.stillwatch.enforcement.v1.Label;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.LedgerLine;
import dev.stillwatch.enforcement.v1.LedgerRecord;
import dev.stillwatch.enforcement.v1.ListAppealsRequest;
import dev.stillwatch.enforcement.v1.ListLabelsRequest;
import dev.stillwatch.enforcement.v1.ListLabelsResponse;
import dev.stillwatch.enforcement.v1.ListReviewsRequest;
import dev.stillwatch.enforcement.v1.ListReviewsResponse;
import dev.stillwatch.enforcement.v1.OpenAppealRequest;
import dev.stillwatch.enforcement.v1.Review;
import dev.stillwatch.enforcement.v1.StatementOfReasons.Category;
import dev.stillwatch.enforcement.v1.UpdateCampaignRequest;
import dev.stillwatch.enforcement.v1.Verdict;
import dev.stillwatch.platform.transparency.Checkpoint;
import dev.stillwatch.platform.transparency.SignedNote;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An analyst's week on one running replica, from the queue to an erasure. It is one test, since each step goes on where the one before
 * ended.
 */
@ExtendWith(WithBacking.class)
class CasesServiceTest {

    private final Backing backing;
    private final String prefix;
    private Replica replica;

    CasesServiceTest(Backing backing) {
        this.backing = backing;
        this.prefix = backing.prefix();
        this.replica = Replica.start(backing, prefix, Map.of());
    }

    @BeforeEach
    void threeCampaignsAreContained() {
        try (Upstream upstream = new Upstream(backing, prefix)) {
            upstream.epoch(
                    0,
                    joined("small", 1, "s1", "s2", "s3"),
                    extraction("small", end(0), 3),
                    joined("large", 1, "l1", "l2", "l3", "l4"),
                    extraction("large", end(0), 4).setTrainingValue(90_000),
                    joined("doubted", 1, "d1", "d2", "d3"),
                    extraction("doubted", end(0), 3).setTrainingValue(99_000).setScore(0.86));
        }
        replica.awaitDecided(end(0));
    }

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void everythingAnAnalystDoesIsEnteredSeenAndKept() {
        theQueueHoldsWhatNobodyJudgedTheMostExpectedLossFirst();
        aCaseIsTakenUpNotedAndDecidedForAllItsAccountsInOneStep();
        anAppealThatSucceedsBringsItsSiblingsBack();
        whatOtherServicesGiveOutIsEnteredOnce();
        theNextReplicaKnowsAllOfItAndEntersNothingTwice();
        anErasedAccountIsNamedNowhereAndEveryProofStaysValid();
    }

    private void theQueueHoldsWhatNobodyJudgedTheMostExpectedLossFirst() {
        List<Review> queue = new ArrayList<>();
        String token = "";
        do {
            ListReviewsResponse page = replica.cases.listReviews(ListReviewsRequest.newBuilder()
                    .setPageSize(1)
                    .setPageToken(token)
                    .build());
            queue.addAll(page.getReviewsList());
            token = page.getNextPageToken();
        } while (!token.isEmpty());

        assertThat(queue).extracting(r -> r.getCampaign().getCohortId()).containsExactly("large", "doubted", "small");
        assertThat(queue.getFirst().getRank()).isEqualTo(90_000 * 0.99);
        assertThat(queue)
                .allSatisfy(r -> assertThat(r.getCampaign().getMembersList()).isEmpty());
        String foreign = replica.cases
                .listReviews(ListReviewsRequest.newBuilder().setPageSize(1).build())
                .getNextPageToken();
        assertThatThrownBy(() -> replica.cases.listReviews(ListReviewsRequest.newBuilder()
                        .setPageToken(foreign)
                        .setUnassigned(true)
                        .build()))
                .hasMessageContaining("page_token");
    }

    private void aCaseIsTakenUpNotedAndDecidedForAllItsAccountsInOneStep() {
        String id = campaign("small").getCampaignId();
        var _ = replica.cases.assignCampaign(AssignCampaignRequest.newBuilder()
                .setCampaignId(id)
                .setAssignee("ana")
                .setActor("kim")
                .setRequestId(uuid())
                .build());
        var note = AddNoteRequest.newBuilder()
                .setCampaignId(id)
                .setAuthor("ana")
                .setText("a seminar on prompts")
                .setRequestId(uuid())
                .build();
        assertThat(replica.cases.addNote(note)).isEqualTo(replica.cases.addNote(note));
        Replica.await(() -> campaign("small").getNotesCount() == 1);
        assertThat(replica.cases
                        .listReviews(ListReviewsRequest.newBuilder()
                                .setAssignee("ana")
                                .build())
                        .getReviewsList())
                .hasSize(1);
        int before = replica.ledger().size();

        Campaign dismissed = move(campaign("small"), Campaign.State.STATE_DISMISSED, "ana");

        assertThat(dismissed.getVerdict()).isEqualTo(Verdict.VERDICT_LEGITIMATE);
        Replica.await(
                () -> replica.check("s1").getAllowed() && replica.check("s3").getAllowed());
        Replica.await(() -> replica.ledger().size() > before);
        assertThat(replica.ledger().subList(before, replica.ledger().size()))
                .singleElement()
                .satisfies(e -> assertThat(e.getKind()).isEqualTo(LedgerEntry.Kind.KIND_REVIEW));
        Replica.await(() -> labels().size() == 1);
        assertThat(labels().getFirst().getAccountsList()).containsExactly("s1", "s2", "s3");
    }

    private void anAppealThatSucceedsBringsItsSiblingsBack() {
        assertThat(replica.appeals
                        .getStatementOfReasons(GetStatementOfReasonsRequest.newBuilder()
                                .setAccountId("l1")
                                .build())
                        .getStatement()
                        .getCategory())
                .isEqualTo(Category.CATEGORY_ACCESS_RESTRICTED);
        assertThatThrownBy(() -> replica.appeals.getStatementOfReasons(GetStatementOfReasonsRequest.newBuilder()
                        .setAccountId("nobody")
                        .build()))
                .hasMessageContaining("NOT_FOUND");
        Appeal appeal = open("l1");
        Replica.await(() -> listed(AppealState.APPEAL_STATE_OPEN, false).size() == 1);
        assertThat(listed(AppealState.APPEAL_STATE_OPEN, true)).isEmpty();
        assertThatThrownBy(() -> open("l1")).hasMessageContaining(appeal.getAppealId());
        var _ = move(campaign("large"), Campaign.State.STATE_CONFIRMED, "kim");
        assertThatThrownBy(() -> decide(appeal, AppealState.APPEAL_STATE_UPHELD, "kim"))
                .hasMessageContaining("somebody else");

        assertThat(decide(appeal, AppealState.APPEAL_STATE_REVERSED, "ana").getState())
                .isEqualTo(AppealState.APPEAL_STATE_REVERSED);

        Replica.await(() -> replica.check("l1").getAllowed());
        assertThat(replica.check("l2").getAllowed()).isFalse();
        Replica.await(() -> rereviews().size() == 1);
        Review rereview = rereviews().getFirst();
        assertThat(rereview.getAccounts()).isEqualTo(3);
        var decision = DecideRereviewRequest.newBuilder()
                .setRereviewId(rereview.getRereview().getRereviewId())
                .setOutcome(AppealState.APPEAL_STATE_UPHELD)
                .setReviewer("ana")
                .setReason("these share a card")
                .setRequestId(uuid())
                .build();
        assertThat(replica.cases.decideRereview(decision)).isEqualTo(replica.cases.decideRereview(decision));
        Replica.await(() -> rereviews().isEmpty());
    }

    private void whatOtherServicesGiveOutIsEnteredOnce() {
        long before = kinds(LedgerEntry.Kind.KIND_READ);
        AccessRecord read = AccessRecord.newBuilder()
                .setAccessId(uuid())
                .setKind(LedgerEntry.Kind.KIND_READ)
                .setAccess(Access.newBuilder()
                        .setActor("ana")
                        .setReference("evidence/7")
                        .setPurpose("appeal of an account"))
                .setAt(Timestamp.newBuilder().setSeconds(1_000))
                .build();
        try (Upstream upstream = new Upstream(backing, prefix)) {
            upstream.access(read);
            upstream.access(read);
            upstream.access(read.toBuilder().clearAccess().setAccessId(uuid()).build());
        }
        replica.disclosures()
                .read(read.getAccess().toBuilder().setReference("evidence/8").build());
        Replica.await(() -> kinds(LedgerEntry.Kind.KIND_READ) == before + 2);
        assertThat(replica.records())
                .extracting(LedgerRecord::getReference)
                .containsOnlyOnce("evidence/7", "evidence/8");
        try (Upstream upstream = new Upstream(backing, prefix)) {
            Replica.await(() -> upstream.deadLetters().size() == 1);
        }
    }

    private void theNextReplicaKnowsAllOfItAndEntersNothingTwice() {
        Replica.await(() -> labels().size() == 4);
        List<LedgerEntry> ledger = replica.ledger();
        List<Label> labels = labels();
        replica.close();
        replica = Replica.start(backing, prefix, Map.of());

        assertThat(replica.ledger()).isEqualTo(ledger);
        assertThat(labels()).isEqualTo(labels);
        assertThat(listed(AppealState.APPEAL_STATE_REVERSED, false)).hasSize(1);
        // The decider goes on: what it does next stands behind what was there, and nothing in between.
        Replica.await(() -> {
            try {
                return open("l2").getState() == AppealState.APPEAL_STATE_OPEN;
            } catch (StatusRuntimeException e) {
                return false;
            }
        });
        Replica.await(() -> replica.ledger().size() > ledger.size());
        assertThat(replica.ledger()).hasSize(ledger.size() + 1);
    }

    private void anErasedAccountIsNamedNowhereAndEveryProofStaysValid() {
        assertThatThrownBy(() -> erase("l1")).hasMessageContaining("can't be erased now");
        var _ = move(campaign("large"), Campaign.State.STATE_CLOSED, "ana");
        Replica.await(() -> campaign("large").getState() == Campaign.State.STATE_CLOSED);
        assertThat(replica.records()).anyMatch(new Mentions("l1")::in);
        // What is in force on it in shadow holds it too, until the case is dismissed.
        var _ = move(campaign("large"), Campaign.State.STATE_DISMISSED, "ana");

        var erasure = erase("l1");

        assertThat(erasure.getIndicesList()).isNotEmpty();
        Replica.await(() -> replica.records().stream().noneMatch(new Mentions("l1")::in));
        Replica.await(() -> replica.actions().stream()
                .noneMatch(a -> a.getSubject().getAccount().equals("l1")));
        Replica.await(() -> !campaign("large").getMembersList().contains("l1"));
        assertThat(campaign("large").getMembersList()).contains("l2");
        Replica.await(() -> labels().stream()
                .noneMatch(l -> l.getAccountsList().contains("l1")
                        || l.getSubject().getAccount().equals("l1")));
        assertThat(labels()).anyMatch(l -> l.getAccountsList().contains("l2"));
        Replica.await(() -> listed(AppealState.APPEAL_STATE_REVERSED, false).isEmpty());

        ExportAudit audit = audited();
        assertThat(audit.erased()).isEqualTo(erasure.getIndicesCount());
        replica.close();
        replica = Replica.start(backing, prefix, Map.of());
        assertThat(replica.actions()).noneMatch(a -> a.getSubject().getAccount().equals("l1"));
        assertThat(audited().erased()).isEqualTo(erasure.getIndicesCount());
    }

    /** The whole ledger as an auditor gets it. */
    private ExportAudit audited() {
        Replica.await(() -> checkpointSize() == replica.ledger().size());
        Map<Long, LedgerRecord> records = new HashMap<>();
        replica.records().forEach(r -> records.put(r.getIndex(), r));
        ExportAudit audit = new ExportAudit(LedgerKeys.signer().verifier());
        for (LedgerEntry entry : replica.ledger()) {
            assertThat(audit.take(LedgerLine.newBuilder().setEntry(entry).build()))
                    .isEmpty();
            LedgerRecord record = records.get(entry.getIndex());
            if (record != null) {
                assertThat(audit.take(LedgerLine.newBuilder().setRecord(record).build()))
                        .isEmpty();
            }
        }
        assertThat(audit.take(
                        LedgerLine.newBuilder().setCheckpoint(checkpoint()).build()))
                .isEmpty();
        assertThat(audit.finish()).isEmpty();
        return audit;
    }

    private String checkpoint() {
        return replica.ledger
                .getCheckpoint(GetCheckpointRequest.getDefaultInstance())
                .getCheckpoint();
    }

    private long checkpointSize() {
        try {
            return Checkpoint.parse(SignedNote.parse(checkpoint()).text()).size();
        } catch (StatusRuntimeException e) {
            return -1;
        }
    }

    private Campaign campaign(String cohort) {
        return replica.campaigns().stream()
                .filter(c -> c.getCohortId().equals(cohort))
                .findFirst()
                .orElseThrow();
    }

    private Campaign move(Campaign campaign, Campaign.State to, String actor) {
        return replica.desk
                .updateCampaign(UpdateCampaignRequest.newBuilder()
                        .setCampaignId(campaign.getCampaignId())
                        .setState(to)
                        .setActor(actor)
                        .setNote("looked at it")
                        .setRequestId(uuid())
                        .build())
                .getCampaign();
    }

    private Appeal open(String account) {
        return replica.appeals
                .openAppeal(OpenAppealRequest.newBuilder()
                        .setAccountId(account)
                        .setStatement("I teach")
                        .setActor("support")
                        .setRequestId(uuid())
                        .build())
                .getAppeal();
    }

    private Appeal decide(Appeal appeal, AppealState outcome, String reviewer) {
        return replica.appeals
                .decideAppeal(DecideAppealRequest.newBuilder()
                        .setAppealId(appeal.getAppealId())
                        .setOutcome(outcome)
                        .setReviewer(reviewer)
                        .setReason("she teaches")
                        .setEtag(appeal.getEtag())
                        .setRequestId(uuid())
                        .build())
                .getAppeal();
    }

    private Erasure erase(String account) {
        return replica.ledger
                .eraseAccount(EraseAccountRequest.newBuilder()
                        .setAccountId(account)
                        .setActor("kim")
                        .setReason("the holder asked for it")
                        .setRequestId(uuid())
                        .build())
                .getErasure();
    }

    private List<Appeal> listed(AppealState state, boolean overdue) {
        return replica.appeals
                .listAppeals(ListAppealsRequest.newBuilder()
                        .setState(state)
                        .setOverdue(overdue)
                        .build())
                .getAppealsList();
    }

    private List<Review> rereviews() {
        return replica.cases.listReviews(ListReviewsRequest.getDefaultInstance()).getReviewsList().stream()
                .filter(Review::hasRereview)
                .toList();
    }

    private List<Label> labels() {
        List<Label> all = new ArrayList<>();
        String token = "";
        do {
            ListLabelsResponse page = replica.cases.listLabels(ListLabelsRequest.newBuilder()
                    .setPageSize(2)
                    .setPageToken(token)
                    .build());
            all.addAll(page.getLabelsList());
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        return all;
    }

    private long kinds(LedgerEntry.Kind kind) {
        return replica.ledger().stream().filter(e -> e.getKind() == kind).count();
    }

    private static String uuid() {
        return UUID.randomUUID().toString();
    }
}
