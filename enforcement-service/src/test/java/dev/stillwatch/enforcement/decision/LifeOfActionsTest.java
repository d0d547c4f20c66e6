package dev.stillwatch.enforcement.decision;

import static dev.stillwatch.enforcement.Subjects.account;
import static dev.stillwatch.enforcement.Subjects.extraction;
import static dev.stillwatch.enforcement.Subjects.joined;
import static dev.stillwatch.enforcement.decision.Desk.end;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.platform.epoch.EventTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LifeOfActionsTest {

    private static final long EPOCHS_A_DAY = Duration.ofDays(1).dividedBy(Duration.ofMinutes(5));

    private final Desk desk = new Desk();

    @Test
    void throttlesASingleAccountForADay() {
        Decisions decisions = desk.epoch(7, suspect(7));

        assertThat(Desk.enforced(decisions)).singleElement().satisfies(a -> {
            assertThat(a.getKind()).isEqualTo(ActionKind.ACTION_KIND_THROTTLE);
            assertThat(a.getExchangesBefore()).isEqualTo(300);
            assertThat(a.getCohortId()).isEmpty();
            assertThat(a.getCampaignId()).isEmpty();
        });
    }

    @Test
    void endsAtTheCloseOfTheEpochInWhichItRunsOut() {
        desk.epoch(7, suspect(7));

        assertThat(desk.pass(7 + EPOCHS_A_DAY - 1).list()).isEmpty();
        Decisions decisions = desk.pass(7 + EPOCHS_A_DAY);
        assertThat(Desk.ended(decisions))
                .filteredOn(a -> a.getMode() == Mode.MODE_ENFORCE)
                .singleElement()
                .satisfies(a -> assertThat(a.getState()).isEqualTo(Action.State.STATE_EXPIRED));
        assertThat(Desk.entries(decisions.list())).allSatisfy(e -> {
            assertThat(e.getKind()).isEqualTo(LedgerEntry.Kind.KIND_ACTION_ENDED);
            assertThat(EventTime.millis(e.getAt())).isEqualTo(end(7 + EPOCHS_A_DAY));
        });
        assertThat(desk.decider.state().actions.rung("a")).isZero();
    }

    @Test
    void endsAtItsOwnTimeHoweverManyEpochsArePassedAtOnce() {
        desk.epoch(7, suspect(7));
        Desk slowly = new Desk();
        slowly.epoch(7, suspect(7));
        for (long epoch = 8; epoch < 1000; epoch++) {
            slowly.pass(epoch);
        }

        desk.pass(999);

        assertThat(desk.all).isEqualTo(slowly.all);
    }

    @Test
    void goesOnWhileItsConditionHoldsWithoutARecordForEachEpoch() {
        desk.epoch(0, suspect(0));

        long renewals = 0;
        for (long epoch = 1; epoch <= 4 * EPOCHS_A_DAY; epoch++) {
            Decisions decisions = desk.epoch(epoch, suspect(epoch));
            renewals += Desk.renewed(decisions).stream()
                    .filter(a -> a.getMode() == Mode.MODE_ENFORCE)
                    .count();
            assertThat(Desk.enforced(decisions)).isEmpty();
        }
        assertThat(renewals).isBetween(4L, 8L);
        assertThat(desk.decider.state().actions.rung("a")).isEqualTo(2);
    }

    @Test
    void isNotImposedAgainAfterAPersonTookItBack() {
        Action action = Desk.enforced(desk.epoch(7, suspect(7))).getFirst();
        CommandOutcome outcome =
                desk.command(new Command.ReverseAction(action.getActionId(), "kim", "a known customer"), end(7) + 1);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        CommandOutcome.Done.class,
                        done -> assertThat(done.result()).isInstanceOfSatisfying(Action.class, reversed -> {
                            assertThat(reversed.getState()).isEqualTo(Action.State.STATE_REVERSED);
                            assertThat(reversed.getReversedBy()).isEqualTo("kim");
                            assertThat(reversed.getReversalReason()).isEqualTo("a known customer");
                            assertThat(EventTime.millis(reversed.getReversedAt()))
                                    .isEqualTo(end(7) + 1);
                        }));
        assertThat(Desk.enforced(desk.epoch(8, suspect(8)))).isEmpty();
    }

    @Test
    void isImposedAgainOnAHigherRungOnly() {
        Action action = Desk.enforced(desk.epoch(7, suspect(7))).getFirst();
        desk.command(new Command.ReverseAction(action.getActionId(), "kim", "a known customer"), end(7));

        Decisions later = desk.epoch(8, joined("k", 1, "a", "b", "c"), extraction("k", end(8), 3));

        assertThat(Desk.enforced(later))
                .extracting(a -> a.getSubject().getAccount())
                .contains("a");
    }

    @Test
    void canBeTakenBackOnlyWhileInForce() {
        Action action = Desk.enforced(desk.epoch(7, suspect(7))).getFirst();
        var reverse = new Command.ReverseAction(action.getActionId(), "kim", "a known customer");
        desk.command(reverse, end(7));

        assertThat(desk.command(reverse, end(7)))
                .isInstanceOfSatisfying(
                        CommandOutcome.Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(CommandOutcome.Refusal.ACTION_NOT_ACTIVE));
    }

    private static Object suspect(long epoch) {
        return account("a", end(epoch)).setOwnScore(0.995).setExchanges(300);
    }
}
