package dev.stillwatch.cli.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.enforcement.v1.Label;
import dev.stillwatch.enforcement.v1.Verdict;
import dev.stillwatch.lab.truth.Truth;
import dev.stillwatch.lab.truth.TruthRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelFileTest {

    @TempDir
    private Path folder;

    @Test
    void isATruthFileOfTheNewestLabelOfEachAccount() throws IOException {
        Path file = folder.resolve("labels.csv");
        int accounts = LabelFile.write(
                file,
                List.of(
                        label(Verdict.VERDICT_EXTRACTION, "cmp-1", "a", "b", "c"),
                        label(Verdict.VERDICT_LEGITIMATE, "cmp-1", "b"),
                        label(Verdict.VERDICT_INCONCLUSIVE, "cmp-1", "a", "d"),
                        label(Verdict.VERDICT_LEGITIMATE, "cmp-2", "e")));

        assertThat(accounts).isEqualTo(4);
        Truth truth = Truth.read(file);
        assertThat(truth.rows().keySet()).containsExactly("a", "b", "c", "e");
        assertThat(truth.isAttacker("a")).isTrue();
        assertThat(truth.isAttacker("b")).isFalse();
        assertThat(truth.isAttacker("c")).isTrue();
        assertThat(truth.rows().get("a")).isEqualTo(new TruthRow("a", "cmp-1", "", "", "", TruthRow.ATTACKER, "", ""));
        assertThat(truth.rows().get("e")).isEqualTo(TruthRow.human("e", ""));
        assertThat(Files.readAllLines(file).getFirst())
                .startsWith("account_id,campaign_id,principal,operator,playbook,kind");
    }

    @Test
    void isAHeadingWhenNothingWasReviewed() throws IOException {
        Path file = folder.resolve("labels.csv");

        assertThat(LabelFile.write(file, List.of())).isZero();
        assertThat(Truth.read(file).rows()).isEmpty();
    }

    private static Label label(Verdict verdict, String campaign, String... accounts) {
        return Label.newBuilder()
                .setVerdict(verdict)
                .setCampaignId(campaign)
                .addAllAccounts(List.of(accounts))
                .build();
    }
}
