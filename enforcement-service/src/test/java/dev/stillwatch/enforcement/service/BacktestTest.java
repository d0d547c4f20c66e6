package dev.stillwatch.enforcement.service;

import static dev.stillwatch.enforcement.Subjects.account;
import static dev.stillwatch.enforcement.Subjects.extraction;
import static dev.stillwatch.enforcement.Subjects.fact;
import static dev.stillwatch.enforcement.Subjects.joined;
import static dev.stillwatch.enforcement.service.Upstream.end;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.enforcement.policy.DefaultPolicies;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.BacktestRequest;
import dev.stillwatch.enforcement.v1.BacktestResponse;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.FalseAlarms;
import dev.stillwatch.enforcement.v1.Policy;
import dev.stillwatch.enforcement.v1.UpdateCampaignRequest;
import dev.stillwatch.platform.epoch.EventTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Deciding on the past anew, on a running replica. */
@ExtendWith(WithBacking.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BacktestTest {

    private final Replica replica;

    BacktestTest(Backing backing) {
        String prefix = backing.prefix();
        replica = Replica.start(backing, prefix, Map.of());
        try (Upstream upstream = new Upstream(backing, prefix)) {
            upstream.epoch(
                    0,
                    fact("a", 1000).setProgramme("education"),
                    joined("k", 1, "a", "b", "c"),
                    extraction("k", end(0), 3).setScore(0.9));
            upstream.epoch(1, joined("m", 1, "x", "y", "z"), extraction("m", end(1), 3));
            upstream.epoch(2, account("lone", end(2)).setOwnScore(0.97).setExchanges(150));
            upstream.epoch(
                    3,
                    account("v", end(3)).setVerifiedShare(1).setOwnScore(0.97).setExchanges(150));
            upstream.epoch(4, extraction("m", end(4), 3));
        }
        replica.awaitDecided(end(4));
        dismissed("k");
    }

    @AfterAll
    void close() {
        replica.close();
    }

    @Test
    void theLiveSetDecidesThePastAsItDid() {
        BacktestResponse report = replica.backtests.backtest(
                window(DefaultPolicies.load().getPoliciesList()).build());

        assertThat(report.getHistoryComplete()).isTrue();
        assertThat(report.getDifference().getBoth()).isEqualTo(6);
        assertThat(report.getDifference().getCandidateOnly()).isZero();
        assertThat(report.getDifference().getLiveOnly()).isZero();
        assertThat(report.getDifference().getStronger()).isZero();
        assertThat(report.getDifference().getWeaker()).isZero();
    }

    @Test
    void saysWhoACandidateWouldActOnAndWhatItDoesOtherwise() {
        BacktestResponse report = replica.backtests.backtest(window(sooner()).build());

        assertThat(report.getDifference().getStrongerSampleList()).containsExactly("a", "b", "c");
        assertThat(report.getDifference().getCandidateOnlySampleList()).containsExactly("lone");
        assertThat(report.getDifference().getBoth()).isEqualTo(6);
        assertThat(report.getKinds().getFelt()).isEqualTo(7);
        assertThat(report.getKinds().getInCohort()).isEqualTo(6);
        assertThat(report.getKinds().getAlone()).isEqualTo(1);
        assertThat(report.getKinds().getInProgramme()).isEqualTo(1);
        assertThat(report.getKinds().getSpared()).isEqualTo(1);
        assertThat(report.getActionsList())
                .filteredOn(a -> a.getKind() == ActionKind.ACTION_KIND_TAKE_DOWN)
                .singleElement()
                .satisfies(a -> assertThat(a.getAccounts()).isEqualTo(6));
        assertThat(report.getCost().getConditions()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void saysWhatFalseAlarmsToExpectAndHowItKnows() {
        BacktestResponse report = replica.backtests.backtest(window(sooner()).build());

        assertThat(report.getFalseAlarmsList())
                .extracting(FalseAlarms::getBasis)
                .containsExactly(
                        FalseAlarms.Basis.BASIS_REVIEWS,
                        FalseAlarms.Basis.BASIS_DISCOVERY_RATE,
                        FalseAlarms.Basis.BASIS_SCORES);
        FalseAlarms reviews = report.getFalseAlarms(0);
        assertThat(reviews.getCases()).isEqualTo(1);
        assertThat(reviews.getFalseCases()).isEqualTo(1);
        // One case, and that one wrong, says little: from a fifth of the six accounts to all of them.
        assertThat(reviews.getLow()).isBetween(0.5, 2.5);
        assertThat(reviews.getHigh()).isEqualTo(6);
        assertThat(report.getFalseAlarms(1).getExpected()).isEqualTo(0.06);
    }

    @Test
    void touchesNothingLive() {
        int entries = replica.ledger().size();
        var actions = replica.actions();

        var _ = replica.backtests.backtest(window(sooner()).build());

        assertThat(replica.ledger()).hasSize(entries);
        assertThat(replica.actions()).isEqualTo(actions);
    }

    @Test
    void knowsWhatWasKnownBeforeTheWindowAndDecidesOnWhatCameAfter() {
        BacktestResponse report = replica.backtests.backtest(
                window(sooner()).setStartTime(EventTime.timestamp(end(2))).build());

        // Cohort m was linked before, and is assessed again in the window; k is not.
        assertThat(report.getKinds().getFelt()).isEqualTo(3);
        assertThat(report.getDifference().getLiveOnly()).isZero();
    }

    @Test
    void refusesAWindowThatHasNotBeenDecidedOn() {
        assertThatThrownBy(() -> replica.backtests.backtest(
                        window(sooner()).setEndTime(EventTime.timestamp(end(9))).build()))
                .hasMessageContaining("INVALID_ARGUMENT");
    }

    private BacktestRequest.Builder window(List<Policy> policies) {
        return BacktestRequest.newBuilder()
                .addAllPolicies(policies)
                .setStartTime(EventTime.timestamp(0))
                .setEndTime(EventTime.timestamp(end(4)));
    }

    /** The shipped set's candidates in shadow, in force. */
    private static List<Policy> sooner() {
        return DefaultPolicies.load().getPoliciesList().stream()
                .filter(p -> p.getPolicyId().endsWith("-sooner"))
                .map(p -> p.toBuilder()
                        .setMode(dev.stillwatch.enforcement.v1.Mode.MODE_ENFORCE)
                        .setCondition(p.getCondition().replace("!account.verified && ", ""))
                        .build())
                .toList();
    }

    private void dismissed(String cohort) {
        Campaign campaign = replica.campaigns().stream()
                .filter(c -> c.getCohortId().equals(cohort))
                .findFirst()
                .orElseThrow();
        var _ = replica.desk.updateCampaign(UpdateCampaignRequest.newBuilder()
                .setCampaignId(campaign.getCampaignId())
                .setState(Campaign.State.STATE_DISMISSED)
                .setActor("kim")
                .setNote("a class")
                .setRequestId(UUID.randomUUID().toString())
                .build());
        Replica.await(() -> replica.campaigns().stream().anyMatch(c -> c.getState() == Campaign.State.STATE_DISMISSED));
    }
}
