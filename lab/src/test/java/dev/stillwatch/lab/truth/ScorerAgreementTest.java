package dev.stillwatch.lab.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.lab.findings.Findings;
import dev.stillwatch.lab.findings.FindingsFolder;
import dev.stillwatch.lab.replay.ReplayWriter;
import dev.stillwatch.lab.simulate.Scenarios;
import dev.stillwatch.lab.simulate.Simulation;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our comparison and the evaluation's own scorer must say the same of the same folder. */
class ScorerAgreementTest {
    private static final Path SCORER = Path.of("..", "..", "shared", "tools", "score.py");

    @TempDir
    Path folder;

    @BeforeEach
    void needsTheScorer() throws InterruptedException {
        assumeTrue(
                Files.isReadable(SCORER),
                "../shared/tools/score.py is not there: agreement with the scorer not tested");
        assumeTrue(hasPython(), "there is no python3: agreement with the scorer not tested");
    }

    @Test
    void theFiguresAgree() throws IOException, InterruptedException {
        Simulation simulation = Simulation.of(Scenarios.small());
        Truth truth = simulation.truth();
        truth.write(folder.resolve("truth.csv"));
        try (ReplayWriter writer = ReplayWriter.create(folder.resolve("events.jsonl.gz"))) {
            for (Iterator<Event> events = simulation.events(); events.hasNext(); ) {
                writer.write(events.next());
            }
        }
        Findings findings = GuessedFindings.of(truth, simulation.events());
        FindingsFolder.write(folder.resolve("findings"), findings);

        Comparison ours = Comparison.of(truth, Traffic.of(simulation.events(), truth), findings);
        JsonNode theirs = score();

        assertThat(theirs.path("counts").path("attackers").asInt()).isEqualTo(ours.attackers());
        assertThat(theirs.path("counts").path("benign").asInt()).isEqualTo(ours.benign());
        assertThat(theirs.path("counts").path("exchanges").asLong()).isEqualTo(ours.exchanges());
        JsonNode total = theirs.path("ranking").path("total");
        same(total.path("tprAt0.01"), ours.ranking().truePositivesAt1Percent());
        same(total.path("tprAt0.001"), ours.ranking().truePositivesAt1PerMille());
        assertThat(theirs.path("operating").path("wronglyActioned").asInt()).isEqualTo(ours.wronglyActioned());
        assertThat(theirs.path("operating").path("wronglyFlagged").asInt()).isEqualTo(ours.wronglyFlagged());
        assertThat(theirs.path("linking").path("benignInFlaggedCohorts").asInt())
                .isEqualTo(ours.benignInFlaggedCohorts());
        assertThat(theirs.path("linking").path("falseCampaigns").asInt()).isEqualTo(ours.mostlyBenignCohorts());
        ours.kinds().forEach(kind -> {
            JsonNode same = theirs.path("operating").path("benign").path(kind.kind());
            assertThat(same.path("accounts").asInt()).isEqualTo(kind.accounts());
            assertThat(same.path("flagged").asInt()).isEqualTo(kind.flagged());
            assertThat(same.path("actioned").asInt()).isEqualTo(kind.actioned());
        });
        assertThat(ours.campaigns())
                .isNotEmpty()
                .allSatisfy(campaign -> assertThat(campaign.hoursToCohortFlag()).isPositive());
        assertThat(ours.wronglyActioned()).isPositive();
        ours.campaigns().forEach(campaign -> same(theirs.path("campaigns").path(campaign.campaignId()), campaign));
    }

    private static void same(JsonNode theirs, CampaignOutcome ours) {
        assertThat(theirs.path("accounts").asInt()).isEqualTo(ours.accounts());
        assertThat(theirs.path("exchanges").asLong()).isEqualTo(ours.exchanges());
        assertThat(theirs.path("flagged").asInt()).isEqualTo(ours.flagged());
        assertThat(theirs.path("actioned").asInt()).isEqualTo(ours.actioned());
        assertThat(theirs.path("served").asLong()).isEqualTo(ours.served());
        same(theirs.path("servedShare"), ours.servedShare());
        same(theirs.path("hoursToCohortFlag"), ours.hoursToCohortFlag());
        same(theirs.path("hoursTo50Actioned"), ours.hoursToHalfActioned());
        same(theirs.path("hoursTo90Actioned"), ours.hoursToMostActioned());
        assertThat(ours.exchangesAtCohortFlag())
                .isEqualTo(theirs.path("exchangesAtCohortFlag").asLong());
    }

    private static void same(JsonNode theirs, @Nullable Double ours) {
        if (ours == null) {
            assertThat(theirs.isNull()).isTrue();
        } else {
            assertThat(theirs.asDouble()).isCloseTo(ours, within(1e-9));
        }
    }

    private JsonNode score() throws IOException, InterruptedException {
        File output = folder.resolve("output.txt").toFile();
        Process scorer = new ProcessBuilder(
                        "python3",
                        SCORER.toString(),
                        "--truth",
                        folder.resolve("truth.csv").toString(),
                        "--events",
                        folder.resolve("events.jsonl.gz").toString(),
                        "--findings",
                        folder.resolve("findings").toString(),
                        "--json",
                        folder.resolve("score.json").toString())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        assertThat(scorer.waitFor())
                .as(() -> {
                    try {
                        return Files.readString(output.toPath(), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        return e.toString();
                    }
                })
                .isZero();
        return JsonMapper.builder()
                .build()
                .readTree(folder.resolve("score.json").toFile());
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
