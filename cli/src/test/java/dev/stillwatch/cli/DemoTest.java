package dev.stillwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.lab.findings.AccountFinding;
import dev.stillwatch.lab.findings.Findings;
import dev.stillwatch.lab.findings.FindingsFolder;
import dev.stillwatch.lab.simulate.Scenarios;
import dev.stillwatch.lab.simulate.Simulation;
import dev.stillwatch.lab.truth.Truth;
import dev.stillwatch.lab.truth.TruthRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the first command of the README promises: both campaigns are found and contained, and nobody else is acted on. */
class DemoTest {

    @TempDir
    private Path folder;

    @Test
    void bothCampaignsAreContainedAndNobodyElseIsActedOn() throws Exception {
        assertThat(Command.run("demo", "--export", folder.toString())).isZero();
        Findings findings = FindingsFolder.read(folder);
        Truth truth = Simulation.of(Scenarios.demo()).truth();
        List<TruthRow> acted = findings.accounts().stream()
                .filter(a -> a.actionedAt() != null && !a.action().equals("OBSERVE"))
                .map(AccountFinding::accountId)
                .map(id -> Objects.requireNonNull(truth.rows().get(id)))
                .toList();
        assertThat(acted).allMatch(TruthRow::isAttacker);
        assertThat(acted.stream().map(TruthRow::campaignId).distinct()).containsExactlyInAnyOrder("farm-1", "slow-1");
    }
}
