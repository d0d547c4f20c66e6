package dev.stillwatch.cli.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.Rereview;
import dev.stillwatch.enforcement.v1.Review;
import dev.stillwatch.enforcement.v1.StatementOfReasons;
import dev.stillwatch.enforcement.v1.Verdict;
import dev.stillwatch.type.v1.Reason;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CaseTextTest {

    private static final Campaign CASE = Campaign.newBuilder()
            .setCampaignId("cmp-1")
            .setCohortId("coh-1")
            .setState(Campaign.State.STATE_CONTAINED)
            .setScore(0.987)
            .setTrainingValue(1_234_567)
            .setAccounts(25)
            .setAssignee("ana")
            .addReasons(Reason.newBuilder().setSignal("templates").setWeight(6).setDetail("three families"))
            .addReasons(Reason.newBuilder().setSignal("age").setWeight(-0.4))
            .addHistory(Campaign.Transition.newBuilder()
                    .setTo(Campaign.State.STATE_CONTAINED)
                    .setAt(Timestamp.newBuilder().setSeconds(0))
                    .setActor("policy:take-down")
                    .setNote("TAKE_DOWN on 25 accounts"))
            .addNotes(Campaign.Note.newBuilder().setAuthor("ana").setText("seen before"))
            .addAllMembers(IntStream.range(0, 25).mapToObj(i -> "acc-" + i).toList())
            .build();

    @Test
    void theQueueIsATableWithFiguresToTheRight() {
        List<String> lines = CaseText.queue(List.of(
                Review.newBuilder()
                        .setRank(1_218_518)
                        .setCampaign(CASE)
                        .setAccounts(25)
                        .build(),
                Review.newBuilder()
                        .setRank(9)
                        .setRereview(Rereview.newBuilder()
                                .setRereviewId("rrv-1")
                                .setCause("apl-1")
                                .setCampaignId("cmp-2")
                                .addSignals("templates"))
                        .setAccounts(3)
                        .build()));

        assertThat(lines)
                .containsExactly(
                        "     RANK  WHAT   STATE      ACCOUNTS     LEAKED  SCORE  ASSIGNEE  WHY",
                        "1,218,518  cmp-1  CONTAINED        25  1,234,567  0.987  ana       templates",
                        "        9  rrv-1  REREVIEW          3                              like apl-1 in cmp-2: templates");
    }

    @Test
    void aCaseIsWholeButForALongListOfAccounts() {
        List<String> lines = CaseText.sheet(
                CASE.toBuilder().setVerdict(Verdict.VERDICT_EXTRACTION).build());

        assertThat(lines)
                .contains(
                        "cmp-1  CONTAINED",
                        "verdict     EXTRACTION",
                        "assignee    ana",
                        "   +6.00  templates: three families",
                        "   -0.40  age",
                        "  1970-01-01T00:00:00Z  CONTAINED  policy:take-down: TAKE_DOWN on 25 accounts",
                        "  1970-01-01T00:00:00Z  ana: seen before",
                        "  acc-19",
                        "  and 5 more")
                .doesNotContain("  acc-20");
    }

    @Test
    void aLetterHasTheStatementAndTheHoldersOwnDeadline() {
        StatementOfReasons statement = StatementOfReasons.newBuilder()
                .setRestriction("Requests of this account are not served.")
                .setGround("The ground.")
                .setMeans("The means.")
                .addRights("You may appeal.")
                .build();

        assertThat(CaseText.letter(statement))
                .containsExactly(
                        "Requests of this account are not served.",
                        "",
                        "The ground.",
                        "",
                        "The means.",
                        "",
                        "You may appeal.");
        assertThat(CaseText.letter(statement.toBuilder()
                        .setAppealId("apl-1")
                        .setDueAt(Timestamp.newBuilder().setSeconds(86_400))
                        .build()))
                .last()
                .isEqualTo("Your appeal apl-1 will be decided by 1970-01-02T00:00:00Z.");
    }
}
