package dev.stillwatch.enforcement.decision;

import static dev.stillwatch.enforcement.Subjects.account;
import static dev.stillwatch.enforcement.Subjects.extraction;
import static dev.stillwatch.enforcement.Subjects.joined;
import static dev.stillwatch.enforcement.Subjects.reason;
import static dev.stillwatch.enforcement.decision.Desk.end;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.stillwatch.enforcement.guard.Floor;
import dev.stillwatch.enforcement.policy.DefaultPolicies;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.enforcement.v1.PolicySet;
import dev.stillwatch.enforcement.v1.Switches;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What operators switch at run time: freeze, shadow, the holdout arm, and a canary. */
class SwitchesTest {

    private static final ByteString KEY = ByteString.copyFromUtf8("0123456789abcdef");

    private final Desk desk = new Desk();

    @Test
    void whileFrozenNothingBeginsAndAfterwardsEveryCohortIsDecidedOn() {
        Decisions set = set(Switches.newBuilder().setFrozen(true), 6);
        Decisions frozen = desk.epoch(7, joined("k", 1, "a", "b", "c"), extraction("k", end(7), 3));

        assertThat(Desk.entries(set.list()))
                .extracting(LedgerEntry::getKind)
                .containsExactly(LedgerEntry.Kind.KIND_GUARD);
        assertThat(Desk.enforced(frozen)).isEmpty();
        assertThat(desk.campaign("k").getState()).isEqualTo(Campaign.State.STATE_SUSPECTED);
        assertThat(Desk.enforced(set(Switches.newBuilder(), 8)))
                .hasSize(3)
                .allMatch(a -> a.getKind() == ActionKind.ACTION_KIND_TAKE_DOWN);
    }

    @Test
    void whileFrozenWhatIsInForceGoesOnAndEnds() {
        desk.epoch(7, joined("k", 1, "a", "b", "c"), extraction("k", end(7), 3));
        set(Switches.newBuilder().setFrozen(true), 8);

        assertThat(desk.decider.state().actions.rung("a")).isEqualTo(6);
        assertThat(Desk.ended(desk.pass(7 + 40 * 288))).isNotEmpty();
    }

    @Test
    void inShadowEverythingIsRecordedAndNothingTakesEffect() {
        set(Switches.newBuilder().setShadow(true), 6);
        Decisions decisions = desk.epoch(7, joined("k", 1, "a", "b", "c"), extraction("k", end(7), 3));

        assertThat(Desk.enforced(decisions)).isEmpty();
        assertThat(Desk.started(decisions, Mode.MODE_SHADOW))
                .extracting(Action::getPolicyId)
                .contains("take-down");
        assertThat(Desk.enforced(set(Switches.newBuilder(), 8))).hasSize(3);
    }

    @Test
    void whatTheConfigurationHoldsOnCantBeSwitchedOff() {
        Desk frozen = new Desk(Desk.LIMITS.with(new Floor(false, true, Set.of())), DefaultPolicies.load());
        Desk shadow = new Desk(Desk.LIMITS.with(new Floor(true, false, Set.of())), DefaultPolicies.load());
        for (Desk held : List.of(frozen, shadow)) {
            held.command(new Command.SetSwitches(Switches.getDefaultInstance()), end(6) - 1);
            assertThat(Desk.enforced(held.epoch(7, joined("k", 1, "a", "b", "c"), extraction("k", end(7), 3))))
                    .isEmpty();
        }
    }

    @Test
    void aPolicyThatTheConfigurationLetsOnlyRecordLeavesTheOthersBe() {
        Desk held = new Desk(Desk.LIMITS.with(new Floor(false, false, Set.of("take-down"))), DefaultPolicies.load());
        Decisions decisions = held.epoch(7, joined("k", 1, "a", "b", "c"), extraction("k", end(7), 3));

        assertThat(Desk.started(decisions, Mode.MODE_SHADOW))
                .extracting(Action::getPolicyId)
                .contains("take-down");
        assertThat(Desk.enforced(decisions))
                .extracting(Action::getPolicyId)
                .isNotEmpty()
                .doesNotContain("take-down");
    }

    @Test
    void aHoldoutIsRecordedAndNotActedOn() {
        set(Switches.newBuilder().setHoldoutShare(0.2).setHoldoutKey(KEY), 6);
        String[] members =
                IntStream.range(0, 200).mapToObj(i -> String.format("m%03d", i)).toArray(String[]::new);
        Decisions decisions = desk.epoch(7, joined("k", 1, members), extraction("k", end(7), 200));

        Set<String> acted = accounts(Desk.enforced(decisions));
        Set<String> heldOut = accounts(Desk.started(decisions, Mode.MODE_SHADOW).stream()
                .filter(Action::getHoldout)
                .toList());
        assertThat(heldOut).hasSizeBetween(25, 55).doesNotContainAnyElementsOf(acted);
        assertThat(acted).hasSize(200 - heldOut.size());

        // The others are refused; the held-out ones go on.
        Object[] later =
                heldOut.stream().map(a -> account(a, end(20)).setExchanges(30)).toArray();
        desk.epoch(20, later);
        desk.epoch(21, extraction("k", end(21), 200));
        assertThat(desk.campaign("k").getHoldout().getHeldOut()).isEqualTo(heldOut.size());
        assertThat(desk.campaign("k").getHoldout().getActedOn()).isEqualTo(acted.size());
        assertThat(desk.campaign("k").getHoldout().getExchangesHeldOut()).isEqualTo(30L * heldOut.size());
        assertThat(desk.campaign("k").getHoldout().getExchangesActedOn()).isZero();
    }

    @Test
    void aCanaryDecidesForItsShareAndTheLiveSetForTheRest() {
        PolicySet.Builder candidate = DefaultPolicies.load().toBuilder();
        candidate.getPoliciesBuilderList().forEach(p -> p.setAction(ActionKind.ACTION_KIND_OBSERVE));
        Decisions started = Desk.done(desk.command(
                new Command.StartCanary(Desk.compiled(candidate.build()), 0.5, KEY, "kim", "try it"), end(6)));
        assertThat(started.list()).isNotEmpty();

        Set<String> live = new HashSet<>();
        Set<String> canary = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            String cohort = "k" + i;
            for (Action action : Desk.enforced(desk.epoch(
                    7 + i,
                    joined(cohort, 1, cohort + "a", cohort + "b", cohort + "c"),
                    extraction(cohort, end(7 + i), 3)))) {
                boolean bounded = action.getKind() == ActionKind.ACTION_KIND_OBSERVE;
                assertThat(action.getPolicyVersion()).isEqualTo(bounded ? "default@2" : "default@1");
                (bounded ? canary : live).add(cohort);
            }
        }
        assertThat(canary).hasSizeBetween(15, 45).doesNotContainAnyElementsOf(live);

        Decisions ended = Desk.done(desk.command(new Command.EndCanary(false, "kim", "too weak"), end(100)));
        assertThat(Desk.ended(ended)).allMatch(a -> a.getPolicyVersion().equals("default@2"));
        assertThat(Desk.enforced(ended))
                .hasSize(3 * canary.size())
                .allMatch(a -> a.getKind() == ActionKind.ACTION_KIND_TAKE_DOWN);
        assertThat(desk.command(new Command.EndCanary(false, "kim", "again"), end(100)))
                .isInstanceOf(CommandOutcome.Refused.class);
    }

    @Test
    void aPromotedCanaryIsInForceAndItsVersionIsNotGivenAgain() {
        var candidate = Desk.compiled(DefaultPolicies.load());
        desk.command(new Command.StartCanary(candidate, 0.1, KEY, "kim", "try it"), end(6));
        desk.command(new Command.EndCanary(true, "lee", "good"), end(7));

        assertThat(desk.decider.state().policies().set().getVersion()).isEqualTo("default@2");
        desk.command(new Command.DeployPolicies(candidate, "kim", "next"), end(8));
        assertThat(desk.decider.state().policies().set().getVersion()).isEqualTo("default@3");
    }

    @Test
    void partnersWordAloneActsOnNobodyWhateverThePolicyIs() {
        PolicySet.Builder always = DefaultPolicies.load().toBuilder();
        always.getPoliciesBuilderList().forEach(p -> p.setCondition("true"));
        Desk eager = new Desk(Desk.LIMITS, always.build());

        Decisions decisions = eager.epoch(
                7,
                account("lone", end(7)).addReasons(reason("partner_indicator", 20)),
                joined("k", 1, "a", "b", "c"),
                extraction("k", end(7), 3).clearReasons().addReasons(reason("partner_indicator", 20)));

        assertThat(Desk.enforced(decisions)).isNotEmpty().allMatch(a -> a.getKind() == ActionKind.ACTION_KIND_OBSERVE);
    }

    @Test
    void aVerifiedCustomerIsNeverAboveWhatTheDeciderAllowsWhateverThePolicyIs() {
        PolicySet.Builder always = DefaultPolicies.load().toBuilder();
        always.getPoliciesBuilderList().forEach(p -> p.setCondition("true"));
        Limits throttle = new Limits(
                50_000,
                Desk.LIMITS.figuresEvery(),
                Desk.EPOCHS,
                Desk.LIMITS.caps(),
                ActionKind.ACTION_KIND_THROTTLE,
                Desk.LIMITS.stepUpMemory(),
                Desk.LIMITS.watch(),
                Floor.NONE);
        Desk eager = new Desk(throttle, always.build());

        Decisions decisions = eager.epoch(
                7, account("a", end(7)).setVerifiedShare(1), joined("k", 1, "a", "b", "c"), extraction("k", end(7), 3));

        assertThat(Desk.enforced(decisions).stream()
                        .filter(a -> a.getSubject().getAccount().equals("a")))
                .isNotEmpty()
                .allMatch(a -> a.getKind() == ActionKind.ACTION_KIND_THROTTLE
                        || a.getKind() == ActionKind.ACTION_KIND_OBSERVE);
    }

    private Decisions set(Switches.Builder switches, long epoch) {
        return Desk.done(desk.command(
                new Command.SetSwitches(
                        switches.setSetBy("kim").setNote("for the test").build()),
                end(epoch) - 1));
    }

    private static Set<String> accounts(List<Action> actions) {
        Set<String> accounts = new HashSet<>();
        actions.forEach(a -> accounts.add(a.getSubject().getAccount()));
        return accounts;
    }
}
