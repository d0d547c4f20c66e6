package dev.stillwatch.enforcement.decision;

import static dev.stillwatch.enforcement.Subjects.account;
import static dev.stillwatch.enforcement.Subjects.extraction;
import static dev.stillwatch.enforcement.Subjects.fact;
import static dev.stillwatch.enforcement.Subjects.joined;
import static dev.stillwatch.enforcement.decision.Desk.end;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.enforcement.guard.Caps;
import dev.stillwatch.enforcement.policy.DefaultPolicies;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.Batch;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.enforcement.v1.Policy;
import dev.stillwatch.enforcement.v1.PolicySet;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a cap holds back, and what becomes of it. */
class CapsHoldTest {

    private static final int CAP = 10;
    private static final Caps CAPS = new Caps(CAP, 4, CAP, CAP, CAP, CAP, CAP, 300, Duration.ofHours(24));

    private final Desk desk = new Desk(Desk.LIMITS.with(CAPS), DefaultPolicies.load());

    @ParameterizedTest
    @EnumSource(
            names = {
                "ACTION_KIND_THROTTLE",
                "ACTION_KIND_WITHHOLD_REASONING",
                "ACTION_KIND_VERIFY",
                "ACTION_KIND_SUSPEND"
            })
    void aPolicyThatAlwaysMatchesActsOnNoMoreThanTheCapInAnyHour(ActionKind kind) {
        Desk always = new Desk(Desk.LIMITS.with(CAPS), always(kind));
        int[] began = new int[40];
        for (int epoch = 0; epoch < began.length; epoch++) {
            began[epoch] = felt(always.epoch(epoch, accounts(100, epoch))).size();
        }

        for (int from = 0; from + 12 <= began.length; from++) {
            int hour = IntStream.range(from, from + 12).map(e -> began[e]).sum();
            assertThat(hour).as("hour from epoch %d", from).isLessThanOrEqualTo(CAP);
        }
        assertThat(IntStream.of(began).sum()).isEqualTo(4 * CAP);
    }

    @Test
    void noMoreWaitThanMayAndTheRestIsTurnedAway() {
        Desk always = new Desk(
                Desk.LIMITS.with(new Caps(CAP, 4, CAP, CAP, CAP, CAP, CAP, 30, Duration.ofHours(24))),
                always(ActionKind.ACTION_KIND_SUSPEND));

        Decisions decisions = always.epoch(0, accounts(100, 0));

        assertThat(Desk.held(decisions).stream().filter(a -> a.getKind() == ActionKind.ACTION_KIND_SUSPEND))
                .hasSize(30);
        assertThat(Desk.batches(decisions))
                .singleElement()
                .satisfies(b -> assertThat(b.getTurnedAway()).isEqualTo(60));
    }

    @Test
    void theSameEpochDecidedTwiceGivesTheSameBatchAndTheSameActions() {
        Object[] evidence = {members(12), extraction("k", end(7), 12)};
        Desk again = new Desk(Desk.LIMITS.with(CAPS), DefaultPolicies.load());

        assertThat(again.epoch(7, evidence).list())
                .isEqualTo(desk.epoch(7, evidence).list());
        assertThat(Desk.batches(new Decisions(desk.all, 0))).hasSize(1);
    }

    @Test
    void holdsATakeDownWholeAndBoundsItsAccountsMeanwhile() {
        Desk room = new Desk(
                Desk.LIMITS.with(new Caps(100, 100, 100, 100, CAP, CAP, CAP, 300, Duration.ofHours(24))),
                DefaultPolicies.load());
        Decisions decisions = room.epoch(7, members(12), extraction("k", end(7), 12));

        assertThat(felt(decisions)).hasSize(12).allMatch(a -> a.getKind() == ActionKind.ACTION_KIND_WITHHOLD_REASONING);
        assertThat(Desk.held(decisions)).hasSize(12).allSatisfy(a -> {
            assertThat(a.getState()).isEqualTo(Action.State.STATE_PENDING);
            assertThat(a.getKind()).isEqualTo(ActionKind.ACTION_KIND_TAKE_DOWN);
        });
        assertThat(Desk.batches(decisions)).singleElement().satisfies(b -> {
            assertThat(b.getAccounts()).isEqualTo(12);
            assertThat(b.getHeldBy())
                    .isEqualTo(
                            "TAKE_DOWN by policy take-down would make 12 accounts under TAKE_DOWN within an hour, more"
                                    + " than the cap of 10");
        });
        assertThat(Desk.entries(decisions.list()))
                .extracting(LedgerEntry::getKind)
                .contains(LedgerEntry.Kind.KIND_GUARD);
        assertThat(room.campaign("k").getHistoryList())
                .last()
                .satisfies(t -> assertThat(t.getNote()).startsWith("waits for two persons: TAKE_DOWN"));
    }

    @Test
    void countsTheAccountsOfOneOrganisation() {
        Object[] evidence = IntStream.range(0, 6)
                .boxed()
                .flatMap(i -> java.util.stream.Stream.of(
                        fact("a" + i, end(7) - 1000).setOrganizationId("acme"),
                        account("a" + i, end(7)).setOwnScore(0.995).setExchanges(300)))
                .toArray();

        assertThat(felt(desk.epoch(7, evidence))).hasSize(4);
        assertThat(Desk.batches(new Decisions(desk.all, 0)))
                .singleElement()
                .satisfies(b -> assertThat(b.getHeldBy()).contains("5 accounts of one organisation"));
    }

    @Test
    void twoDifferentPersonsLetItBeginAtOneMoment() {
        Batch batch = held();

        assertThat(Desk.started(approve(batch, "kim", 1), Mode.MODE_ENFORCE)).isEmpty();
        Decisions decisions = approve(batch, "lee", 2);

        assertThat(felt(decisions)).hasSize(12).allSatisfy(a -> {
            assertThat(a.getKind()).isEqualTo(ActionKind.ACTION_KIND_TAKE_DOWN);
            assertThat(a.getState()).isEqualTo(Action.State.STATE_ACTIVE);
            assertThat(a.getApprovedByList()).containsExactly("kim", "lee");
        });
        assertThat(desk.decider.state().actions.rung("m00")).isEqualTo(6);
        assertThat(desk.campaign("k").getState()).isEqualTo(Campaign.State.STATE_CONTAINED);
        assertThat(desk.campaign("k").hasWatch()).isTrue();
        assertThat(Desk.batches(decisions))
                .singleElement()
                .satisfies(b -> assertThat(b.getState()).isEqualTo(Batch.State.STATE_APPROVED));
    }

    @Test
    void onePersonCannotApproveTwice() {
        Batch batch = held();
        approve(batch, "kim", 1);

        assertRefused(
                desk.command(new Command.ApproveBatch(batch.getBatchId(), "kim", "again"), end(7) + 2),
                CommandOutcome.Refusal.APPROVED_BY_YOU);
    }

    @Test
    void whoVerifiedMeanwhileIsSpared() {
        Batch batch = held();
        desk.epoch(8, account("m03", end(8)).setVerifiedShare(1));
        approve(batch, "kim", 1);

        assertThat(felt(approve(batch, "lee", 2)))
                .hasSize(11)
                .noneMatch(a -> a.getSubject().getAccount().equals("m03"));
    }

    @Test
    void whatAPersonRejectedIsNotHeldAgain() {
        Batch batch = held();
        Decisions rejected =
                Desk.done(desk.command(new Command.RejectBatch(batch.getBatchId(), "kim", "a customer"), end(7) + 1));

        assertThat(Desk.held(rejected)).hasSize(12).allMatch(a -> a.getState() == Action.State.STATE_REFUSED);
        assertThat(Desk.held(desk.epoch(8, extraction("k", end(8), 12)))).isEmpty();
    }

    @Test
    void expiresWhenNobodyApprovesAndIsHeldAnewWhenTheEvidenceStillSaysSo() {
        Batch batch = held();
        Decisions passed = desk.pass(7 + 24 * 12);

        assertThat(Desk.batches(passed)).singleElement().satisfies(b -> {
            assertThat(b.getBatchId()).isEqualTo(batch.getBatchId());
            assertThat(b.getState()).isEqualTo(Batch.State.STATE_EXPIRED);
        });
        assertThat(Desk.held(passed)).hasSize(12).allMatch(a -> a.getState() == Action.State.STATE_REFUSED);
        assertRefused(
                desk.command(new Command.ApproveBatch(batch.getBatchId(), "kim", "late"), end(7 + 24 * 12)),
                CommandOutcome.Refusal.BATCH_NOT_PENDING);
        assertThat(Desk.held(desk.epoch(400, extraction("k", end(400), 12)))).hasSize(12);
    }

    @Test
    void dismissingACaseRejectsWhatWaitsForIt() {
        held();
        Decisions decisions = Desk.done(desk.command(
                new Command.MoveCampaign(
                        desk.campaign("k").getCampaignId(), Campaign.State.STATE_DISMISSED, "kim", "a class", ""),
                end(8)));

        assertThat(Desk.batches(decisions))
                .singleElement()
                .satisfies(b -> assertThat(b.getState()).isEqualTo(Batch.State.STATE_REJECTED));
    }

    @Test
    void thereIsNothingToApproveInABatchThatIsNot() {
        assertRefused(
                desk.command(new Command.ApproveBatch("bat-1", "kim", "?"), end(7)),
                CommandOutcome.Refusal.BATCH_NOT_FOUND);
    }

    private Batch held() {
        return Desk.batches(desk.epoch(7, members(12), extraction("k", end(7), 12)))
                .getFirst();
    }

    private Decisions approve(Batch batch, String actor, long later) {
        return Desk.done(
                desk.command(new Command.ApproveBatch(batch.getBatchId(), actor, "looked at it"), end(7) + later));
    }

    private static Object members(int count) {
        return joined(
                "k",
                1,
                IntStream.range(0, count)
                        .mapToObj(i -> String.format("m%02d", i))
                        .toArray(String[]::new));
    }

    private static Object[] accounts(int count, long epoch) {
        return IntStream.range(0, count)
                .mapToObj(i -> account(String.format("a%d-%03d", epoch, i), end(epoch)))
                .toArray();
    }

    private static List<Action> felt(Decisions decisions) {
        return Desk.enforced(decisions).stream()
                .filter(a -> a.getKind() != ActionKind.ACTION_KIND_OBSERVE)
                .toList();
    }

    private static void assertRefused(CommandOutcome outcome, CommandOutcome.Refusal refusal) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CommandOutcome.Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    private static PolicySet always(ActionKind kind) {
        return PolicySet.newBuilder()
                .setVersion("default@1")
                .addPolicies(Policy.newBuilder()
                        .setPolicyId("always")
                        .setScope(Policy.Scope.SCOPE_ACCOUNT)
                        .setCondition("true")
                        .setAction(kind)
                        .setTtlSeconds(Duration.ofDays(30).toSeconds())
                        .setMode(Mode.MODE_ENFORCE))
                .build();
    }
}
