package dev.stillwatch.enforcement.decision;

import static dev.stillwatch.enforcement.Subjects.account;
import static dev.stillwatch.enforcement.Subjects.extraction;
import static dev.stillwatch.enforcement.Subjects.joined;
import static dev.stillwatch.enforcement.Subjects.reason;
import static dev.stillwatch.enforcement.decision.Desk.end;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.enforcement.appeal.Appeals;
import dev.stillwatch.enforcement.decision.CommandOutcome.Refusal;
import dev.stillwatch.enforcement.v1.Appeal;
import dev.stillwatch.enforcement.v1.AppealRecord;
import dev.stillwatch.enforcement.v1.AppealState;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.Erasure;
import dev.stillwatch.enforcement.v1.Label;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.Rereview;
import dev.stillwatch.enforcement.v1.Verdict;
import dev.stillwatch.platform.epoch.EventTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An appeal from its opening to what follows from its success. */
class AppealsTest {

    private static final Duration WITHIN = Duration.ofDays(7);

    private final Desk desk = new Desk();

    /** One campaign on two grounds: four accounts were acted on at first, two later, when another signal spoke too. */
    @BeforeEach
    void aCampaignIsContained() {
        desk.epoch(7, joined("k", 1, "a", "b", "c", "d"), extraction("k", end(7), 4));
        desk.epoch(8, joined("k", 2, "e", "f"), extraction("k", end(8), 6).addReasons(reason("handle_replay", 5)));
    }

    @Test
    void opensWithADeadlineAgainstWhatTheHolderCanNotice() {
        Appeal appeal = opened("a");

        assertThat(appeal.getState()).isEqualTo(AppealState.APPEAL_STATE_OPEN);
        assertThat(EventTime.millis(appeal.getDueAt())).isEqualTo(end(9) + WITHIN.toMillis());
        assertThat(appeal.getActionIdsList()).hasSize(1);
        assertThat(appeal.getCampaignIdsList())
                .containsExactly(desk.campaign("k").getCampaignId());
        assertThat(Desk.entries(desk.all))
                .last()
                .satisfies(e -> assertThat(e.getKind()).isEqualTo(LedgerEntry.Kind.KIND_APPEAL));
    }

    @Test
    void isRefusedWhereThereIsNothingToAppealAgainstOrAnAppealIsOpen() {
        assertThat(open("benign")).satisfies(o -> refused(o, Refusal.NOT_RESTRICTED));
        opened("a");
        assertThat(open("a")).satisfies(o -> refused(o, Refusal.ALREADY_APPEALED));
    }

    @Test
    void whatIsOnlyWatchedCannotBeLearntByAppealing() {
        desk.epoch(9, account("watched", end(9)).setFlaggedAt(EventTime.timestamp(end(9))));
        assertThat(desk.decider.state().actions.of("watched")).isNotEmpty();

        assertThat(open("watched")).isEqualTo(open("benign"));
    }

    @Test
    void reversingServesTheAccountAgainAndLabelsIt() throws InvalidProtocolBufferException {
        Appeal appeal = opened("a");
        CommandOutcome.Done done = (CommandOutcome.Done) decide(appeal, AppealState.APPEAL_STATE_REVERSED, "ana");

        assertThat(desk.decider.state().actions.rung("a")).isZero();
        assertThat(desk.decider.state().actions.rung("b")).isEqualTo(6);
        Label label = labels(done.decisions()).getFirst();
        assertThat(label.getVerdict()).isEqualTo(Verdict.VERDICT_LEGITIMATE);
        assertThat(label.getSubject().getAccount()).isEqualTo("a");
        assertThat(label.getAppealId()).isEqualTo(appeal.getAppealId());
        assertThat(label.getActionsHash()).isEqualTo(Labels.hash(Desk.ended(done.decisions())));
        assertThat(Desk.entries(done.decisions().list()))
                .extracting(LedgerEntry::getKind)
                .containsOnly(LedgerEntry.Kind.KIND_APPEAL);
        Decision.Entered first = (Decision.Entered) done.decisions().list().stream()
                .filter(Decision.Entered.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(AppealRecord.parseFrom(first.record().getRecord()).getLabel())
                .isEqualTo(label);
    }

    @Test
    void upholdingLabelsItAndChangesNothing() {
        Decisions decisions = decisions(decide(opened("a"), AppealState.APPEAL_STATE_UPHELD, "ana"));

        assertThat(labels(decisions)).extracting(Label::getVerdict).containsExactly(Verdict.VERDICT_EXTRACTION);
        assertThat(Desk.ended(decisions)).isEmpty();
        assertThat(rereviews(decisions)).isEmpty();
    }

    @Test
    void reversingQueuesThoseOfTheSameCaseOnTheSameGroundsAndNoOthers() {
        Decisions decisions = decisions(decide(opened("a"), AppealState.APPEAL_STATE_REVERSED, "ana"));

        assertThat(rereviews(decisions)).singleElement().satisfies(r -> {
            assertThat(r.getAccountsList()).containsExactly("b", "c", "d");
            assertThat(r.getSignalsList()).containsExactly("elicitation", "templates");
            assertThat(r.getPolicyId()).isEqualTo("take-down");
            assertThat(r.getState()).isEqualTo(AppealState.APPEAL_STATE_OPEN);
        });
    }

    @Test
    void groundsThatWaitAlreadyAreNotQueuedAgain() {
        assertThat(rereviews(decisions(decide(opened("a"), AppealState.APPEAL_STATE_REVERSED, "ana"))))
                .hasSize(1);

        assertThat(rereviews(decisions(decide(opened("b"), AppealState.APPEAL_STATE_REVERSED, "ana"))))
                .isEmpty();
        assertThat(rereviews(decisions(decide(opened("e"), AppealState.APPEAL_STATE_REVERSED, "ana"))))
                .singleElement()
                .satisfies(r -> assertThat(r.getAccountsList()).containsExactly("f"));
    }

    @Test
    void aRereviewIsDecidedForAllInOneStepAndOneEntry() {
        Rereview rereview = rereviews(decisions(decide(opened("a"), AppealState.APPEAL_STATE_REVERSED, "ana")))
                .getFirst();
        var command = new Command.Desk.DecideRereview(
                rereview.getRereviewId(), AppealState.APPEAL_STATE_REVERSED, "ana", "a class of students");
        Decisions decisions = decisions(desk.command(command, end(10)));

        assertThat(Desk.ended(decisions)).hasSize(3);
        assertThat(Desk.entries(decisions.list())).hasSize(1);
        assertThat(labels(decisions)).singleElement().satisfies(l -> {
            assertThat(l.getAccountsList()).containsExactly("b", "c", "d");
            assertThat(l.getVerdict()).isEqualTo(Verdict.VERDICT_LEGITIMATE);
        });
        assertThat(desk.decider.state().actions.rung("b")).isZero();
        assertThat(desk.decider.state().actions.rung("e")).isEqualTo(6);
        assertThat(desk.command(command, end(10))).satisfies(o -> refused(o, Refusal.REREVIEW_DECIDED));
    }

    @Test
    void aRereviewWhoseAccountsAreAllGoneReversesNothing() {
        Rereview rereview = rereviews(decisions(decide(opened("a"), AppealState.APPEAL_STATE_REVERSED, "ana")))
                .getFirst();
        Rereview empty = rereview.toBuilder().clearAccounts().build();
        desk.decider.state().appeals.apply(Appeals.record(empty));

        Decisions decisions = decisions(desk.command(
                new Command.Desk.DecideRereview(
                        rereview.getRereviewId(), AppealState.APPEAL_STATE_REVERSED, "ana", "nobody left"),
                end(10)));

        assertThat(Desk.ended(decisions)).isEmpty();
    }

    @Test
    void whoConfirmedTheCaseDoesNotDecideOnItsAppeals() {
        desk.command(
                new Command.MoveCampaign(
                        desk.campaign("k").getCampaignId(), Campaign.State.STATE_CONFIRMED, "kim", "seen", ""),
                end(8) + 1);
        Appeal appeal = opened("a");

        assertThat(decide(appeal, AppealState.APPEAL_STATE_UPHELD, "kim"))
                .satisfies(o -> refused(o, Refusal.REVIEWER_DECIDED_BEFORE));
        assertThat(decide(appeal, AppealState.APPEAL_STATE_UPHELD, "ana")).isInstanceOf(CommandOutcome.Done.class);
    }

    @Test
    void isDecidedOnce() {
        Appeal appeal = opened("a");
        decide(appeal, AppealState.APPEAL_STATE_UPHELD, "ana");

        assertThat(decide(appeal.toBuilder().clearEtag().build(), AppealState.APPEAL_STATE_REVERSED, "ana"))
                .satisfies(o -> refused(o, Refusal.APPEAL_DECIDED));
        assertThat(decide(appeal, AppealState.APPEAL_STATE_REVERSED, "ana"))
                .satisfies(o -> refused(o, Refusal.ETAG_MISMATCH));
        assertThat(opened("a").getState()).isEqualTo(AppealState.APPEAL_STATE_OPEN);
    }

    @Test
    void anAccountIsErasedWhenNothingHoldsIt() {
        Appeal appeal = opened("a");
        assertThat(erase("a")).satisfies(o -> refused(o, Refusal.ACCOUNT_HELD));
        decide(appeal, AppealState.APPEAL_STATE_REVERSED, "ana");
        assertThat(erase("a")).satisfies(o -> refused(o, Refusal.ACCOUNT_HELD));
        desk.command(
                new Command.MoveCampaign(
                        desk.campaign("k").getCampaignId(), Campaign.State.STATE_DISMISSED, "kim", "students", ""),
                end(11));

        Decisions decisions = decisions(erase("a"));

        assertThat(desk.campaign("k").getMembersList()).doesNotContain("a").contains("b");
        assertThat(desk.campaign("k").getAccounts()).isEqualTo(6);
        assertThat(desk.decider.state().appeals.of("a")).isEmpty();
        assertThat(labels(decisions))
                .singleElement()
                .satisfies(l -> assertThat(l.getAccountsList()).containsExactly("b", "c", "d", "e", "f"));
        assertThat(decisions.list())
                .anySatisfy(d -> assertThat(d).isInstanceOfSatisfying(Decision.Erased.class, e -> {
                    assertThat(e.indices()).containsExactly(3L, 5L);
                    assertThat(e.appeals()).containsExactly(appeal.getAppealId());
                    assertThat(e.labels()).hasSize(1);
                }));
        assertThat(Desk.entries(decisions.list())).singleElement().satisfies(e -> {
            assertThat(e.getKind()).isEqualTo(LedgerEntry.Kind.KIND_ERASURE);
            assertThat(e.getErasedList()).containsExactly(3L, 5L);
        });
    }

    private CommandOutcome erase(String account) {
        Erasure erasure = Erasure.newBuilder()
                .setErasureId("era-1")
                .setActor("kim")
                .setReason("asked for")
                .addIndices(3)
                .addIndices(5)
                .build();
        return desk.command(new Command.Erase(erasure, account, List.of()), end(12));
    }

    private CommandOutcome open(String account) {
        return desk.command(
                new Command.Desk.OpenAppeal(
                        Appeals.id(account, "request " + desk.all.size()), account, "not me", "", "support", WITHIN),
                end(9));
    }

    private Appeal opened(String account) {
        return (Appeal) ((CommandOutcome.Done) open(account)).result();
    }

    private CommandOutcome decide(Appeal appeal, AppealState outcome, String reviewer) {
        return desk.command(
                new Command.Desk.DecideAppeal(
                        appeal.getAppealId(), outcome, reviewer, "looked at it", appeal.getEtag()),
                end(10));
    }

    private static Decisions decisions(CommandOutcome outcome) {
        return ((CommandOutcome.Done) outcome).decisions();
    }

    private static void refused(CommandOutcome outcome, Refusal why) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CommandOutcome.Refused.class,
                        r -> assertThat(r.refusal()).isEqualTo(why));
    }

    private static List<Label> labels(Decisions decisions) {
        return decisions.list().stream()
                .filter(Decision.Labeled.class::isInstance)
                .map(d -> ((Decision.Labeled) d).label())
                .toList();
    }

    private static List<Rereview> rereviews(Decisions decisions) {
        return decisions.list().stream()
                .filter(Decision.AppealChanged.class::isInstance)
                .map(d -> ((Decision.AppealChanged) d).record())
                .filter(AppealRecord::hasRereview)
                .map(AppealRecord::getRereview)
                .toList();
    }
}
