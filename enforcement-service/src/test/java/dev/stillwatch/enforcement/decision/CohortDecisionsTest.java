package dev.stillwatch.enforcement.decision;

import static dev.stillwatch.enforcement.Subjects.account;
import static dev.stillwatch.enforcement.Subjects.extraction;
import static dev.stillwatch.enforcement.Subjects.joined;
import static dev.stillwatch.enforcement.Subjects.reason;
import static dev.stillwatch.enforcement.decision.Desk.end;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.enforcement.policy.DefaultPolicies;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.enforcement.v1.Policy;
import dev.stillwatch.enforcement.v1.PolicySet;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.type.v1.Reason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CohortDecisionsTest {

    private final Desk desk = new Desk();

    @Test
    void takesACampaignDownWholeAtOneMoment() {
        Decisions decisions = desk.epoch(
                7,
                account("b", end(7)).setOwnScore(0.5).setExchanges(40),
                account("a", end(7)).setOwnScore(0.5).setExchanges(25),
                account("c", end(7)),
                joined("k", 1, "c", "a", "b"),
                extraction("k", end(7), 3));

        assertThat(Desk.enforced(decisions))
                .extracting(a -> a.getSubject().getAccount() + " " + a.getExchangesBefore())
                .containsExactly("a 25", "b 40", "c 10");
        assertThat(Desk.enforced(decisions)).allSatisfy(a -> {
            assertThat(a.getKind()).isEqualTo(ActionKind.ACTION_KIND_TAKE_DOWN);
            assertThat(EventTime.millis(a.getDecidedAt())).isEqualTo(end(7));
            assertThat(EventTime.millis(a.getExpiresAt()))
                    .isEqualTo(end(7) + Duration.ofDays(30).toMillis());
            assertThat(a.getPolicyId()).isEqualTo("take-down");
            assertThat(a.getPolicyVersion()).isEqualTo("default@1");
            assertThat(a.getReasonsList()).extracting(r -> r.getSignal()).containsExactly("templates", "elicitation");
            assertThat(a.getCohortId()).isEqualTo("k");
            assertThat(a.getCampaignId()).isEqualTo(desk.campaign("k").getCampaignId());
        });
    }

    @Test
    void ofACandidateTakesNobodyDownAndLeavesBystandersAlone() {
        Decisions decisions = desk.epoch(
                7,
                account("a", end(7)).setOwnScore(0.05),
                account("b", end(7)).setOwnScore(0.001),
                account("c", end(7)).setOwnScore(0.05),
                joined("w-k", 1, "a", "b", "c").toBuilder().setCandidate(true).build(),
                extraction("w-k", end(7), 3));

        assertThat(Desk.enforced(decisions))
                .extracting(a -> a.getSubject().getAccount() + " " + a.getKind())
                .containsExactly("a ACTION_KIND_VERIFY", "c ACTION_KIND_VERIFY");
    }

    @Test
    void whomHandlesWereStolenFromIsLeftToAPerson() {
        Decisions decisions = desk.epoch(
                7,
                account("thief", end(7)).setPrior(-5).setOwnScore(0.9),
                account("robbed", end(7)).setPrior(-5).setOwnScore(0.004),
                account("mate", end(7)).setPrior(-5).setOwnScore(0.05),
                joined("k", 1, "thief", "robbed", "mate"),
                extraction("k", end(7), 3)
                        .addReasons(
                                Reason.newBuilder().setSignal("foreign_handles").setWeight(5)));

        assertThat(Desk.enforced(decisions))
                .extracting(a -> a.getSubject().getAccount())
                .containsExactlyInAnyOrder("thief", "mate");
    }

    @Test
    void leavesBystandersToAPerson() {
        Decisions decisions = desk.epoch(
                7,
                account("a", end(7)),
                account("b", end(7)).setBystander(true),
                account("c", end(7)),
                joined("k", 1, "a", "b", "c"),
                extraction("k", end(7), 3));

        assertThat(Desk.enforced(decisions))
                .extracting(a -> a.getSubject().getAccount())
                .containsExactly("a", "c");
    }

    @Test
    void leavesWhoDoesTheContraryToAPerson() {
        Decisions decisions = desk.epoch(
                7,
                account("a", end(7)).setPrior(-5).setOwnScore(0.004),
                account("b", end(7)).setPrior(-5).setOwnScore(0.0015),
                account("c", end(7)).setPrior(-5).setOwnScore(0.2),
                joined("k", 1, "a", "b", "c"),
                extraction("k", end(7), 3));
        assertThat(Desk.enforced(decisions))
                .extracting(a -> a.getSubject().getAccount())
                .containsExactly("a", "c");

        Campaign campaign = desk.campaign("k");
        CommandOutcome confirmed = desk.command(
                new Command.MoveCampaign(
                        campaign.getCampaignId(), Campaign.State.STATE_CONFIRMED, "kim", "seen", campaign.getEtag()),
                end(7));
        assertThat(Desk.enforced(Desk.done(confirmed)))
                .extracting(a -> a.getSubject().getAccount())
                .containsExactly("b");
    }

    @Test
    void aCustomerOfLongStandingVerifiesFirstForTheCompanyItKeeps() {
        Decisions decisions = desk.epoch(
                7,
                account("a", end(7)).setOwnScore(0.05),
                account("b", end(7)).setOwnScore(0.05).setLongStanding(true),
                account("c", end(7)).setOwnScore(0.95).setLongStanding(true),
                joined("k", 1, "a", "b", "c"),
                extraction("k", end(7), 3));
        assertThat(Desk.enforced(decisions))
                .extracting(a -> a.getSubject().getAccount() + " " + a.getKind())
                .as("c's own traffic is proof enough")
                .containsExactlyInAnyOrder(
                        "a ACTION_KIND_TAKE_DOWN", "b ACTION_KIND_VERIFY", "c ACTION_KIND_TAKE_DOWN");

        Campaign campaign = desk.campaign("k");
        CommandOutcome confirmed = desk.command(
                new Command.MoveCampaign(
                        campaign.getCampaignId(), Campaign.State.STATE_CONFIRMED, "kim", "seen", campaign.getEtag()),
                end(7));
        assertThat(Desk.enforced(Desk.done(confirmed)))
                .extracting(a -> a.getSubject().getAccount() + " " + a.getKind())
                .as("a person confirmed the case")
                .containsExactly("b ACTION_KIND_TAKE_DOWN");
    }

    @Test
    void whoseOwnTrafficProvesLittleVerifiesFirstForTheCompanyItKeeps() {
        Decisions decisions = desk.epoch(
                7,
                account("known", end(7)).setOwnScore(0.09).setExchanges(20),
                account("new", end(7)).setOwnScore(0.09).setExchanges(19),
                account("drawing", end(7)).setOwnScore(0.1).setExchanges(20),
                joined("k", 1, "known", "new", "drawing", "unused"),
                extraction("k", end(7), 4));
        assertThat(Desk.enforced(decisions))
                .extracting(a -> a.getSubject().getAccount() + " " + a.getKind())
                .containsExactlyInAnyOrder(
                        "known ACTION_KIND_VERIFY",
                        "new ACTION_KIND_TAKE_DOWN",
                        "drawing ACTION_KIND_TAKE_DOWN",
                        "unused ACTION_KIND_TAKE_DOWN");

        Campaign campaign = desk.campaign("k");
        CommandOutcome confirmed = desk.command(
                new Command.MoveCampaign(
                        campaign.getCampaignId(), Campaign.State.STATE_CONFIRMED, "kim", "seen", campaign.getEtag()),
                end(7));
        assertThat(Desk.enforced(Desk.done(confirmed)))
                .extracting(a -> a.getSubject().getAccount() + " " + a.getKind())
                .as("a person confirmed the case")
                .containsExactly("known ACTION_KIND_TAKE_DOWN");
    }

    @Test
    void aPolicyOfAnOperatorsOwnForSingleAccountsMeetsThemAsItSays() {
        Policy strict = Policy.newBuilder()
                .setPolicyId("strict")
                .setScope(Policy.Scope.SCOPE_ACCOUNT)
                .setCondition("assessment.own_score >= 0.05")
                .setAction(ActionKind.ACTION_KIND_SUSPEND)
                .setMode(Mode.MODE_ENFORCE)
                .setTtlSeconds(3_600)
                .build();
        Desk own = new Desk(
                Desk.LIMITS,
                PolicySet.newBuilder().setVersion("own@1").addPolicies(strict).build());

        Decisions decisions = own.epoch(
                7,
                account("a", end(7)).setOwnScore(0.06).setExchanges(30),
                account("b", end(7)).setOwnScore(0.06).setExchanges(30).setLongStanding(true));

        assertThat(Desk.enforced(decisions))
                .extracting(a -> a.getSubject().getAccount() + " " + a.getKind())
                .as("nobody is cut off for the company they keep here")
                .containsExactlyInAnyOrder("a ACTION_KIND_SUSPEND", "b ACTION_KIND_SUSPEND");
    }

    @Test
    void opensACaseAndContainsItInOneEpoch() {
        desk.epoch(7, joined("k", 1, "a", "b", "c"), extraction("k", end(7), 3));

        Campaign campaign = desk.campaign("k");
        assertThat(campaign.getState()).isEqualTo(Campaign.State.STATE_CONTAINED);
        assertThat(campaign.getConfirmed()).isFalse();
        assertThat(campaign.getMembersList()).containsExactly("a", "b", "c");
        assertThat(campaign.getExchangesLeaked()).isEqualTo(300);
        assertThat(campaign.getTrainingValue()).isEqualTo(15_000);
        assertThat(campaign.getEtag()).isNotEmpty();
        assertThat(campaign.getHistoryList())
                .extracting(t -> t.getActor() + ": " + t.getNote())
                .containsExactly("stillwatch: the cohort was flagged", "policy:take-down: TAKE_DOWN on 3 accounts");
    }

    @Test
    void whatLeakedStandsStillOnceContained() {
        desk.epoch(7, joined("k", 1, "a", "b", "c"), extraction("k", end(7), 3));
        desk.epoch(30, extraction("k", end(30), 3).setExchanges(900).setTrainingValue(99_000));

        assertThat(desk.campaign("k").getExchanges()).isEqualTo(900);
        assertThat(desk.campaign("k").getExchangesLeaked()).isEqualTo(300);
        assertThat(desk.campaign("k").getTrainingValue()).isEqualTo(15_000);
    }

    @Test
    void recordsWhatShadowWouldHaveDoneBesideWhatIsDone() {
        Decisions decisions = desk.epoch(
                7, joined("k", 1, "a", "b", "c"), extraction("k", end(7), 3).setScore(0.9));

        assertThat(Desk.enforced(decisions))
                .hasSize(3)
                .allMatch(a -> a.getPolicyId().equals("step-up"));
        assertThat(Desk.started(decisions, Mode.MODE_SHADOW))
                .hasSize(3)
                .allMatch(a ->
                        a.getPolicyId().equals("take-down-sooner") && a.getKind() == ActionKind.ACTION_KIND_TAKE_DOWN);
        assertThat(desk.decider.state().actions.rung("a")).isEqualTo(4);
    }

    @Test
    void actsOnAnAccountThatJoinsLaterWithoutANewAssessment() {
        desk.epoch(7, joined("k", 1, "a", "b", "c"), extraction("k", end(7), 3));
        Decisions later = desk.epoch(9, joined("k", 2, "d"));

        assertThat(Desk.enforced(later))
                .extracting(a -> a.getSubject().getAccount())
                .containsExactly("d");
        assertThat(desk.campaign("k").getMembersList()).containsExactly("a", "b", "c", "d");
        assertThat(desk.campaign("k").getHistoryCount()).isEqualTo(2);
    }

    @Test
    void climbsTheLadderAsTheEvidenceGrows() {
        desk.epoch(7, joined("k", 1, "a", "b", "c"), extraction("k", end(7), 3).setScore(0.75));
        Decisions later = desk.epoch(8, extraction("k", end(8), 3));

        assertThat(Desk.enforced(later)).hasSize(3).allMatch(a -> a.getKind() == ActionKind.ACTION_KIND_TAKE_DOWN);
        assertThat(desk.decider.state().actions.rung("a")).isEqualTo(6);
        assertThat(desk.campaign("k").getHistoryList())
                .extracting(Campaign.Transition::getNote)
                .containsExactly(
                        "the cohort was flagged", "WITHHOLD_REASONING on 3 accounts", "TAKE_DOWN on 3 accounts");
    }

    @Test
    void doesNotStepDownWhileSomethingStrongerIsInForce() {
        desk.epoch(7, joined("k", 1, "a", "b", "c"), extraction("k", end(7), 3));
        Decisions later = desk.epoch(8, extraction("k", end(8), 3).setScore(0.75));

        assertThat(Desk.enforced(later)).isEmpty();
    }

    @Test
    void onlyObservesAVerifiedMember() {
        Decisions decisions = desk.epoch(
                7,
                account("b", end(7)).setVerifiedShare(1),
                joined("k", 1, "a", "b", "c"),
                extraction("k", end(7), 3).setVerifiedShare(0.33));

        assertThat(Desk.enforced(decisions))
                .extracting(a -> a.getSubject().getAccount() + " " + a.getKind())
                .containsExactlyInAnyOrder(
                        "a ACTION_KIND_TAKE_DOWN", "b ACTION_KIND_OBSERVE", "c ACTION_KIND_TAKE_DOWN");
        assertThat(desk.campaign("k").getHistoryList())
                .last()
                .satisfies(t -> assertThat(t.getNote()).isEqualTo("TAKE_DOWN on 2 accounts"));
    }

    @Test
    void liftsWhatAHolderFeelsAtOnceWhenTheyHaveVerified() {
        desk.epoch(7, joined("k", 1, "a", "b", "c"), extraction("k", end(7), 3).setScore(0.9));
        Decisions later = desk.epoch(8, account("b", end(8)).setVerifiedShare(1));

        assertThat(Desk.ended(later)).singleElement().satisfies(a -> {
            assertThat(a.getSubject().getAccount()).isEqualTo("b");
            assertThat(a.getState()).isEqualTo(Action.State.STATE_EXPIRED);
            assertThat(EventTime.millis(a.getExpiresAt())).isEqualTo(end(8));
        });
        assertThat(Desk.enforced(desk.epoch(9, extraction("k", end(9), 3).setScore(0.9))))
                .singleElement()
                .satisfies(a -> assertThat(a.getKind()).isEqualTo(ActionKind.ACTION_KIND_OBSERVE));
    }

    @Test
    void neverActsOnWhatOnlyPartnersSay() {
        Decisions decisions = desk.epoch(
                7,
                joined("k", 1, "a", "b", "c"),
                extraction("k", end(7), 3)
                        .clearReasons()
                        .addReasons(reason("partner_indicator", 9))
                        .addReasons(reason("templates", 2)));

        assertThat(Desk.enforced(decisions)).hasSize(3).allMatch(a -> a.getKind() == ActionKind.ACTION_KIND_OBSERVE);
        assertThat(desk.campaign("k").hasContainedAt()).isFalse();
    }

    @Test
    void waitsForTwoPersonsAboveTheAutomaticLimit() {
        Desk bounded = new Desk(new Limits(2, Duration.ofHours(1), Desk.EPOCHS), DefaultPolicies.load());
        Decisions decisions = bounded.epoch(7, joined("k", 1, "a", "b", "c"), extraction("k", end(7), 3));
        bounded.epoch(8, extraction("k", end(8), 3));

        assertThat(Desk.enforced(decisions))
                .hasSize(3)
                .allMatch(a -> a.getKind() == ActionKind.ACTION_KIND_WITHHOLD_REASONING);
        assertThat(bounded.campaign("k").getHistoryList())
                .extracting(Campaign.Transition::getNote)
                .containsExactly(
                        "the cohort was flagged",
                        "WITHHOLD_REASONING on 3 accounts",
                        "waits for two persons: TAKE_DOWN by policy take-down would reach 3 accounts, more than the"
                                + " automatic limit of 2");
    }

    @Test
    void throttlesWhileItWaitsWhenNoSofterPolicyHolds() {
        var takeDownOnly = DefaultPolicies.load().toBuilder();
        takeDownOnly.clearPolicies().addPolicies(DefaultPolicies.load().getPolicies(0));
        Desk bounded = new Desk(new Limits(2, Duration.ofHours(1), Desk.EPOCHS), takeDownOnly.build());

        assertThat(Desk.enforced(bounded.epoch(7, joined("k", 1, "a", "b", "c"), extraction("k", end(7), 3))))
                .hasSize(3)
                .allMatch(a -> a.getKind() == ActionKind.ACTION_KIND_THROTTLE);
    }

    @Test
    void writesAQuietCaseAnewOnceAnHour() {
        desk.epoch(0, joined("k", 1, "a", "b", "c"), extraction("k", end(0), 3));

        long writes = 0;
        for (int epoch = 1; epoch <= 36; epoch++) {
            writes += Desk.campaigns(desk.epoch(epoch, extraction("k", end(epoch), 3)))
                    .size();
        }
        assertThat(writes).isEqualTo(3);
    }

    @Test
    void whatComesAgainChangesNothing() {
        Object[] evidence = {joined("k", 1, "a", "b", "c"), extraction("k", end(7), 3), account("a", end(7))};
        desk.epoch(7, evidence);

        assertThat(desk.epoch(8, evidence).list()).isEmpty();
    }

    @Test
    void leavesACohortAloneThatWasNotFlagged() {
        Decisions decisions = desk.epoch(
                7,
                joined("k", 1, "a", "b", "c"),
                extraction("k", end(7), 3).clearFlaggedAt().setSignificant(false));

        assertThat(decisions.list()).isEmpty();
    }
}
