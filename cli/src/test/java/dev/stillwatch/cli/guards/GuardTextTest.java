package dev.stillwatch.cli.guards;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.ArmResult;
import dev.stillwatch.enforcement.v1.Batch;
import dev.stillwatch.enforcement.v1.Canary;
import dev.stillwatch.enforcement.v1.GetCanaryReportResponse;
import dev.stillwatch.enforcement.v1.PolicySet;
import dev.stillwatch.enforcement.v1.Switches;
import dev.stillwatch.type.v1.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardTextTest {

    private static final Batch BATCH = Batch.newBuilder()
            .setBatchId("bat-1")
            .setState(Batch.State.STATE_PENDING)
            .setKind(ActionKind.ACTION_KIND_TAKE_DOWN)
            .setPolicyId("take-down")
            .setPolicyVersion("default@1")
            .setAccounts(1200)
            .setHeldBy("is beyond 1,000 an hour")
            .setExpiresAt(Timestamp.newBuilder().setSeconds(60))
            .addApprovals(Batch.Approval.newBuilder().setActor("kim").setNote("looks right"))
            .addReasons(Reason.newBuilder().setSignal("templates").setWeight(6).setDetail("three families"))
            .addSampleAccounts("acc-1")
            .build();

    @Test
    void aSwitchThatIsOnStandsOut() {
        assertThat(GuardText.of(Switches.getDefaultInstance()))
                .containsExactly("freeze   off", "shadow   off", "holdout  none", "Nobody ever set them.");
        assertThat(GuardText.of(Switches.newBuilder()
                        .setFrozen(true)
                        .setHoldoutShare(0.05)
                        .setSetBy("kim")
                        .setSetAt(Timestamp.getDefaultInstance())
                        .setNote("drill")
                        .build()))
                .containsExactly(
                        "freeze   ON: nothing new is imposed on anybody",
                        "shadow   off",
                        "holdout  5.0 % of a campaign's accounts",
                        "Set by kim at 1970-01-01T00:00:00Z: drill");
    }

    @Test
    void aBatchSaysWhatItWouldDoWhyItWaitsAndWhoSaidYes() {
        assertThat(GuardText.batches(List.of(BATCH)))
                .containsExactly(
                        "BATCH  STATE    ACTION     POLICY     ACCOUNTS  APPROVALS  EXPIRES               HELD BY",
                        "bat-1  PENDING  TAKE_DOWN  take-down     1,200          1  1970-01-01T00:01:00Z  is beyond 1,000 an hour");
        assertThat(GuardText.sheet(BATCH))
                .contains(
                        "action      TAKE_DOWN on 1,200 accounts, by policy take-down of default@1",
                        "approved    1970-01-01T00:00:00Z by kim: looks right",
                        "   +6.00  templates: three families",
                        "  acc-1",
                        "  and 1,199 more");
    }

    @Test
    void aTrialStandsBesideTheLiveSet() {
        GetCanaryReportResponse report = GetCanaryReportResponse.newBuilder()
                .setCanary(Canary.newBuilder()
                        .setCandidate(PolicySet.newBuilder().setVersion("default@2"))
                        .setShare(0.25)
                        .setState(Canary.State.STATE_RUNNING))
                .addResults(ArmResult.newBuilder()
                        .setPolicyVersion("default@2")
                        .setKind(ActionKind.ACTION_KIND_VERIFY)
                        .setAccounts(10)
                        .setReversed(1)
                        .setAccountsIfAll(40)
                        .setAccountsIfAllLow(19.2)
                        .setAccountsIfAllHigh(73.6))
                .build();
        assertThat(GuardText.of(report))
                .containsExactly(
                        "default@2 decides for 25.0 % of subjects: RUNNING, since 1970-01-01T00:00:00Z",
                        "SET        ACTION  ACCOUNTS  TAKEN BACK  IF IT DECIDED FOR ALL  95 %",
                        "default@2  VERIFY        10           1                     40  19 to 74",
                        "Complete until 1970-01-01T00:00:00Z");
    }
}
