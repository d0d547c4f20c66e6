package dev.stillwatch.lab.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.lab.evaluate.LabelledTraffic;
import dev.stillwatch.lab.findings.AccountFinding;
import dev.stillwatch.lab.findings.Findings;
import dev.stillwatch.lab.simulate.Scenarios;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class BaselinesTest {
    @Test
    void everyBaselineJudgesEveryAccountThatAsked() {
        LabelledTraffic traffic = LabelledTraffic.of(Scenarios.small());
        LabelledTraffic benign = LabelledTraffic.of(Scenarios.small().withSeed(77));
        Queries queries = Queries.of(traffic);

        SequencedMap<String, Findings> found =
                Baselines.calibrated(Queries.benign(benign), 77).find(queries, List.of());

        assertThat(found)
                .containsOnlyKeys(
                        "volume limit",
                        "volume limit, per cohort",
                        "PRADA",
                        "PRADA, per cohort",
                        "SEAT",
                        "SEAT, per cohort",
                        "MMD",
                        "MMD, per cohort",
                        "prefix and IP");
        assertThat(found.values())
                .allSatisfy(findings -> assertThat(findings.accounts())
                        .extracting(AccountFinding::accountId)
                        .containsExactlyElementsOf(queries.byAccount().keySet()));
        assertThat(found.get("volume limit"))
                .satisfies(
                        findings -> assertThat(findings.accounts()).anyMatch(account -> account.flaggedAt() != null));
    }
}
