package dev.stillwatch.enforcement.decision;

import static dev.stillwatch.enforcement.Subjects.extraction;
import static dev.stillwatch.enforcement.Subjects.joined;
import static dev.stillwatch.enforcement.decision.Desk.end;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.enforcement.campaign.CaseFile;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.CampaignRecord;
import dev.stillwatch.enforcement.v1.Label;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.LedgerRecord;
import dev.stillwatch.enforcement.v1.Verdict;
import dev.stillwatch.linking.v1.CohortDelta;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people do with a case, and where a case goes when cohorts merge and part. */
class CasesTest {

    private final Desk desk = new Desk();

    @Test
    void aReviewOfAWholeCohortIsOneStepOneEntryAndOneLabel() throws InvalidProtocolBufferException {
        contained();
        String id = desk.campaign("k").getCampaignId();
        Decisions decisions = done(move(Campaign.State.STATE_DISMISSED));

        List<Action> ended = Desk.ended(decisions);
        assertThat(ended).hasSize(6);
        assertThat(Desk.entries(decisions.list()))
                .singleElement()
                .satisfies(e -> assertThat(e.getKind()).isEqualTo(LedgerEntry.Kind.KIND_REVIEW));
        Label label = label(decisions);
        assertThat(label.getVerdict()).isEqualTo(Verdict.VERDICT_LEGITIMATE);
        assertThat(label.getAccountsList()).containsExactly("a", "b", "c");
        assertThat(label.getSubject().getCohort()).isEqualTo("k");
        assertThat(label.getCampaignId()).isEqualTo(id);
        assertThat(label.getReviewer()).isEqualTo("kim");
        assertThat(label.getActionsReversed()).isEqualTo(6);
        assertThat(label.getActionsHash()).isEqualTo(Labels.hash(ended)).hasSize(32);
        CampaignRecord record = CampaignRecord.parseFrom(record(decisions).getRecord());
        assertThat(record.getLabel()).isEqualTo(label);
        assertThat(record.getCampaign()).isEqualTo(desk.campaign("k"));
    }

    @Test
    void theLabelShowsWhichActionsWereReversed() {
        contained();
        List<Action> ended = Desk.ended(done(move(Campaign.State.STATE_DISMISSED)));
        Action other = ended.getFirst().toBuilder().setReversalReason("another").build();

        assertThat(Labels.hash(ended)).isEqualTo(Labels.hash(ended.reversed()));
        assertThat(Labels.hash(ended.subList(1, 6))).isNotEqualTo(Labels.hash(ended));
        assertThat(Labels.hash(List.of(other, ended.get(1), ended.get(2), ended.get(3), ended.get(4), ended.get(5))))
                .isNotEqualTo(Labels.hash(ended));
    }

    @ParameterizedTest
    @CsvSource({"CONFIRMED, EXTRACTION", "DISMISSED, LEGITIMATE", "CLOSED, INCONCLUSIVE"})
    void everyOutcomeIsALabel(String state, String verdict) {
        contained();
        Decisions decisions = done(move(Campaign.State.valueOf("STATE_" + state)));

        assertThat(label(decisions).getVerdict()).isEqualTo(Verdict.valueOf("VERDICT_" + verdict));
        assertThat(desk.campaign("k").getVerdict()).isEqualTo(label(decisions).getVerdict());
    }

    @Test
    void toCloseWhatWasJudgedSaysNothingNew() {
        contained();
        move(Campaign.State.STATE_CONFIRMED);
        Decisions closed = done(move(Campaign.State.STATE_CLOSED));

        assertThat(labels(closed)).isEmpty();
        assertThat(desk.campaign("k").getVerdict()).isEqualTo(Verdict.VERDICT_EXTRACTION);
    }

    @Test
    void aCaseThatIsASuspicionAgainIsUnjudgedAgain() {
        contained();
        move(Campaign.State.STATE_DISMISSED);
        desk.epoch(
                9,
                joined("k", 2, "d", "e", "f"),
                extraction("k", end(9), 6).setScore(0.3).setSignificant(false));

        assertThat(desk.campaign("k").getState()).isEqualTo(Campaign.State.STATE_SUSPECTED);
        assertThat(desk.campaign("k").getVerdict()).isEqualTo(Verdict.VERDICT_UNSPECIFIED);
    }

    @Test
    void assignmentsAndNotesAreKeptAndEntered() {
        contained();
        String id = desk.campaign("k").getCampaignId();
        String etag = desk.campaign("k").getEtag();
        Decisions assigned = done(desk.command(new Command.Desk.Assign(id, "ana", "kim", etag), end(8)));
        Decisions noted = done(desk.command(new Command.Desk.Note(id, "ana", "same billing address"), end(8) + 1));

        assertThat(desk.campaign("k").getAssignee()).isEqualTo("ana");
        assertThat(desk.campaign("k").getNotesList()).singleElement().satisfies(n -> {
            assertThat(n.getAuthor()).isEqualTo("ana");
            assertThat(n.getText()).isEqualTo("same billing address");
            assertThat(n.getAt().getSeconds()).isEqualTo((end(8) + 1) / 1000);
        });
        assertThat(Desk.entries(assigned.list()))
                .extracting(LedgerEntry::getKind)
                .containsExactly(LedgerEntry.Kind.KIND_CASE);
        assertThat(record(noted).getActor()).isEqualTo("ana");
        assertThat(desk.campaign("k").getEtag()).isNotEqualTo(etag);
        assertThat(desk.command(new Command.Desk.Assign(id, "kim", "kim", etag), end(8)))
                .isInstanceOfSatisfying(
                        CommandOutcome.Refused.class,
                        r -> assertThat(r.refusal()).isEqualTo(CommandOutcome.Refusal.ETAG_MISMATCH));
    }

    @Test
    void notesAreBounded() {
        contained();
        String id = desk.campaign("k").getCampaignId();
        for (int i = 0; i < CaseFile.MOST_NOTES; i++) {
            done(desk.command(new Command.Desk.Note(id, "ana", "note " + i), end(8)));
        }

        assertThat(desk.command(new Command.Desk.Note(id, "ana", "one more"), end(8)))
                .isInstanceOfSatisfying(
                        CommandOutcome.Refused.class,
                        r -> assertThat(r.refusal()).isEqualTo(CommandOutcome.Refusal.NOTES_FULL));
    }

    @Test
    void aMergedCaseSaysWhereItWentAndTheOtherWhatItTookOver() {
        contained();
        String from = desk.campaign("k").getCampaignId();
        done(desk.command(new Command.Desk.Assign(from, "ana", "kim", ""), end(7) + 1));
        desk.epoch(8, joined("m", 1, "x", "y", "z"), extraction("m", end(8), 3));
        desk.epoch(9, joined("m", 2, "a", "b", "c"), gone("k", 2, "m", "a", "b", "c"));

        Campaign whole = desk.campaign("m");
        assertThat(campaign(from).getMergedInto()).isEqualTo(whole.getCampaignId());
        assertThat(whole.getMergedFromList()).containsExactly(from);
        assertThat(whole.getAssignee()).isEqualTo("ana");
        assertThat(whole.getHistoryList())
                .anySatisfy(t -> assertThat(t.getNote()).contains("took over " + from));
        assertThat(campaign(from).getHistoryList()).hasSizeGreaterThan(2);
    }

    @Test
    void aCaseThatFollowsItsCohortRemembersTheOneBefore() {
        contained();
        desk.epoch(9, joined("m", 1, "a", "b", "c"), gone("k", 2, "m", "a", "b", "c"));

        assertThat(desk.campaign("m").getFormerCohortsList()).containsExactly("k");
        assertThat(desk.campaign("m").getSplitFrom()).isEmpty();
    }

    @Test
    void aPartThatGoesOnByItselfGetsACaseOfItsOwn() {
        desk.epoch(7, joined("k", 1, "a", "b", "c", "d", "e"), extraction("k", end(7), 5));
        String whole = desk.campaign("k").getCampaignId();
        move(Campaign.State.STATE_CONFIRMED);
        desk.epoch(9, left("k", 2, "d", "e"), joined("n", 1, "d", "e", "new"));

        Campaign part = desk.campaign("n");
        assertThat(part.getSplitFrom()).isEqualTo(whole);
        assertThat(part.getState()).isEqualTo(Campaign.State.STATE_SUSPECTED);
        assertThat(part.getConfirmed()).isFalse();
        assertThat(part.getVerdict()).isEqualTo(Verdict.VERDICT_UNSPECIFIED);
        assertThat(part.getMembersList()).containsExactly("d", "e", "new");
        assertThat(part.getTrainingValue()).isEqualTo(campaign(whole).getTrainingValue() * 3 / 5);
        assertThat(campaign(whole).getHistoryList())
                .last()
                .satisfies(t -> assertThat(t.getNote()).contains("3 accounts parted", part.getCampaignId()));
        assertThat(campaign(whole).getState()).isEqualTo(Campaign.State.STATE_CONFIRMED);
    }

    @Test
    void whatIsInForceOnAPartIsReversedWithThePart() {
        desk.epoch(7, joined("k", 1, "a", "b", "c", "d", "e"), extraction("k", end(7), 5));
        desk.epoch(9, left("k", 2, "d", "e"), joined("n", 1, "d", "e"));
        done(desk.command(
                new Command.MoveCampaign(
                        desk.campaign("n").getCampaignId(), Campaign.State.STATE_DISMISSED, "kim", "two friends", ""),
                end(9) + 1));

        assertThat(desk.decider.state().actions.rung("d")).isZero();
        assertThat(desk.decider.state().actions.rung("a")).isEqualTo(6);
    }

    @Test
    void theGreaterPartTakesTheCaseAlongAndTheOtherStartsItsOwn() {
        desk.epoch(7, joined("k", 1, "a", "b", "c", "d", "e"), extraction("k", end(7), 5));
        String whole = desk.campaign("k").getCampaignId();
        desk.epoch(
                9, joined("m", 1, "a", "b", "c"), joined("n", 1, "d", "e"), gone("k", 2, "m", "a", "b", "c", "d", "e"));

        assertThat(desk.campaign("m").getCampaignId()).isEqualTo(whole);
        assertThat(desk.campaign("n").getSplitFrom()).isEqualTo(whole);
    }

    @Test
    void strangersWhoTakeAFewAlongAreNoPart() {
        desk.epoch(7, joined("k", 1, "a", "b", "c", "d", "e"), extraction("k", end(7), 5));
        desk.epoch(9, left("k", 2, "e"), joined("n", 1, "e", "s", "t", "u"));

        assertThat(desk.decider.state().cases.ofCohort("n")).isEmpty();
    }

    @Test
    void aPartOfADismissedCaseIsNoCase() {
        contained();
        move(Campaign.State.STATE_DISMISSED);
        desk.epoch(9, left("k", 2, "b", "c"), joined("n", 1, "b", "c"));

        assertThat(desk.decider.state().cases.ofCohort("n")).isEmpty();
    }

    private void contained() {
        desk.epoch(7, joined("k", 1, "a", "b", "c"), extraction("k", end(7), 3));
    }

    private CommandOutcome move(Campaign.State to) {
        return desk.command(
                new Command.MoveCampaign(desk.campaign("k").getCampaignId(), to, "kim", "looked at it", ""), end(8));
    }

    private Campaign campaign(String id) {
        return desk.decider.state().cases.get(id).orElseThrow();
    }

    private static Decisions done(CommandOutcome outcome) {
        return ((CommandOutcome.Done) outcome).decisions();
    }

    private static List<Label> labels(Decisions decisions) {
        return decisions.list().stream()
                .filter(Decision.Labeled.class::isInstance)
                .map(d -> ((Decision.Labeled) d).label())
                .toList();
    }

    private static Label label(Decisions decisions) {
        return labels(decisions).getFirst();
    }

    private static LedgerRecord record(Decisions decisions) {
        return decisions.list().stream()
                .filter(Decision.Entered.class::isInstance)
                .map(d -> ((Decision.Entered) d).record())
                .findFirst()
                .orElseThrow();
    }

    private static CohortDelta left(String cohort, long version, String... accounts) {
        return CohortDelta.newBuilder()
                .setCohortId(cohort)
                .setVersion(version)
                .addAllLeft(List.of(accounts))
                .build();
    }

    private static CohortDelta gone(String cohort, long version, String into, String... accounts) {
        return left(cohort, version, accounts).toBuilder()
                .setDissolved(true)
                .setMergedInto(into)
                .build();
    }
}
