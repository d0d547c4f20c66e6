package dev.stillwatch.lab.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsFolderTest {
    private static final Instant NOON = Instant.parse("2026-09-07T12:00:00Z");

    @TempDir
    Path folder;

    private final Findings findings = new Findings(
            List.of(
                    new AccountFinding("a,\"1\"", 0.75, NOON, "c-1", "SUSPEND", NOON, 9, 4L, List.of("X", "Y")),
                    new AccountFinding("a-2", 0, null, "", "", null, 0, null, List.of())),
            List.of(new CohortFinding(
                    "c-1",
                    0.9,
                    null,
                    12.5,
                    List.of("a,\"1\""),
                    List.of(),
                    NOON,
                    NOON,
                    null,
                    List.of(new Reason("X", 2.5, "because")),
                    List.of(new CohortFinding.Link("DEVICE", 3)))),
            List.of(new ActionFinding(
                    NOON,
                    ActionFinding.Subject.cohort("c-1"),
                    "TAKE_DOWN",
                    ActionFinding.Mode.SHADOW,
                    "7",
                    List.of(new Reason("X", 2.5, "because")))),
            new Summary(10, 9, 2, 1, 0, 0.5, 18, 1, 1, 1, Map.of("platform", "0.1.0")));

    @BeforeEach
    void write() throws IOException {
        FindingsFolder.write(folder, findings);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        assertThat(FindingsFolder.read(folder)).isEqualTo(findings);
    }

    @Test
    void theTableHasTheColumnsOfTheFormatAndQuotesWhereItMust() throws IOException {
        assertThat(folder.resolve("accounts.csv")).hasContent("""
                        account_id,score,flagged_at,cohort_id,action,actioned_at,exchanges,exchanges_before_action,top_reasons
                        "a,""1\""",0.75,2026-09-07T12:00:00Z,c-1,SUSPEND,2026-09-07T12:00:00Z,9,4,X;Y
                        a-2,0.0,,,,,0,,
                        """);
    }

    @Test
    void cohortsAndActionsHaveTheMembersOfTheFormatAndNoneThatIsNull() throws IOException {
        assertThat(folder.resolve("cohorts.jsonl")).hasContent("""
                        {"cohortId":"c-1","score":0.9,"eValue":12.5,"members":["a,\\"1\\""],"operators":[],"firstLinkedAt":"2026-09-07T12:00:00Z","flaggedAt":"2026-09-07T12:00:00Z","reasons":[{"signal":"X","weight":2.5,"detail":"because"}],"links":[{"kind":"DEVICE","count":3}]}
                        """);
        assertThat(folder.resolve("actions.jsonl")).hasContent("""
                        {"at":"2026-09-07T12:00:00Z","subject":{"cohort":"c-1"},"action":"TAKE_DOWN","mode":"SHADOW","policyVersion":"7","reasons":[{"signal":"X","weight":2.5,"detail":"because"}]}
                        """);
    }

    @Test
    void aBadLineIsNamed() throws IOException {
        Files.writeString(folder.resolve("actions.jsonl"), "\n{\"at\":\"noon\"}\n");

        assertThatThrownBy(() -> FindingsFolder.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("actions.jsonl, line 2");
    }

    @Test
    void aBadRowIsNamed() throws IOException {
        Path accounts = folder.resolve("accounts.csv");
        Files.writeString(accounts, Files.readString(accounts).replace("0.75", "7.5"));

        assertThatThrownBy(() -> FindingsFolder.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("accounts.csv, after row 1")
                .hasMessageContaining("0..1");
    }
}
