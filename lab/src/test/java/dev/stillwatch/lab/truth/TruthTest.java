package dev.stillwatch.lab.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Truth truth = Truth.of(List.of(
                new TruthRow("a", "c-1", "lab, inc", "op", "farm", TruthRow.ATTACKER, "", "2"),
                TruthRow.human("b", "new"),
                TruthRow.automated("d", "ci-fleet", "")));

        truth.write(folder.resolve("truth.csv"));

        assertThat(Truth.read(folder.resolve("truth.csv")).rows()).isEqualTo(truth.rows());
    }

    @Test
    void subkindAndPoolMayBeMissing() throws IOException {
        Path file = Files.writeString(
                folder.resolve("truth.csv"),
                "kind,account_id,campaign_id,principal,operator,playbook\nbenign-human,a,,,,\n");

        assertThat(Truth.read(file).rows().get("a")).isEqualTo(TruthRow.human("a", ""));
    }

    @Test
    void aMissingColumnIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("truth.csv"), "account_id,kind\na,benign-human\n");

        assertThatThrownBy(() -> Truth.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("campaign_id");
    }

    @Test
    void anAccountMayStandOnlyOnce() {
        assertThatThrownBy(() -> Truth.of(List.of(TruthRow.human("a", ""), TruthRow.human("a", ""))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
