package dev.stillwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.stillwatch.lab.findings.FindingsFolder;
import dev.stillwatch.lab.simulate.Scenarios;
import dev.stillwatch.lab.simulate.Seeds;
import dev.stillwatch.lab.simulate.Simulation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateTest {

    @TempDir
    private Path folder;

    @Test
    void whatThePlatformFindsIsMeasuredAndKept() throws Exception {
        Path json = folder.resolve("scores.json");

        assertThat(Command.run(
                        "evaluate",
                        "small",
                        "--json",
                        json.toString(),
                        "--out",
                        folder.resolve("runs").toString()))
                .isZero();

        long seed = Seeds.evaluation(0);
        JsonNode run = JsonMapper.builder()
                .build()
                .readTree(json.toFile())
                .path("runs")
                .path(0);
        assertThat(run.path("seed").asLong()).isEqualTo(seed);
        assertThat(run.path("system").asText()).isEqualTo("stillwatch");
        JsonNode farm = run.path("evaluation").path("ranking").path("farm");
        long attackers = Simulation.of(Scenarios.small().withSeed(seed)).truth().rows().values().stream()
                .filter(row -> row.isAttacker())
                .count();
        assertThat(farm.path("accounts").asLong()).isPositive().isLessThanOrEqualTo(attackers);
        // The farm of eight shares cards and machines: whoever ranks by the score must find most of it first.
        assertThat(farm.path("auc").asDouble()).isGreaterThan(0.9);

        Path kept = folder.resolve("runs").resolve("small-" + seed);
        assertThat(kept.resolve("truth.csv")).exists();
        assertThat(Files.size(kept.resolve("events.jsonl.gz"))).isPositive();
        assertThat(FindingsFolder.read(kept.resolve("findings")).accounts()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evaluate",
                "evaluate nowhere",
                "evaluate small --seeds 0",
                "evaluate small --ablate no-luck",
                "evaluate small --ablate signal:nothing",
                "evaluate small --ablate link:NOTHING",
                "evaluate small --curves nowhere --curves-of nothing",
                "evaluate --corpora /nowhere"
            })
    void whatCannotBeMeantIsRefusedBeforeAnythingStarts(String line) {
        assertThat(Command.run(line.split(" "))).isEqualTo(2);
    }
}
