package dev.stillwatch.lab.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.lab.findings.Findings;
import dev.stillwatch.lab.findings.FindingsFolder;
import dev.stillwatch.lab.replay.ReplayWriter;
import dev.stillwatch.lab.simulate.Scenarios;
import dev.stillwatch.lab.truth.Traffic;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our figures and those of the evaluation's own scorer must be the same, of the same folder, to the last one. */
class ScorerAgreementTest {
    private static final Path SCORER = Path.of("..", "..", "shared", "tools", "score.py");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    @BeforeEach
    void needsTheScorer() throws InterruptedException {
        assumeTrue(
                Files.isReadable(SCORER),
                "../shared/tools/score.py is not there: agreement with the scorer not tested");
        assumeTrue(hasPython(), "there is no python3: agreement with the scorer not tested");
    }

    @ParameterizedTest
    @CsvSource({"small, 1", "small, 2", "small, 3", "demo, 4"})
    void theFiguresAgree(String scenario, long seed) throws IOException, InterruptedException {
        LabelledTraffic traffic =
                LabelledTraffic.of(Scenarios.named(scenario).withSeed(seed).withDays(2));
        traffic.truth().write(folder.resolve("truth.csv"));
        try (ReplayWriter writer = ReplayWriter.create(folder.resolve("events.jsonl.gz"))) {
            for (Iterator<Event> events = traffic.events().get(); events.hasNext(); ) {
                writer.write(events.next());
            }
        }
        Findings findings = GuessedFindings.of(traffic.truth(), traffic.events().get(), seed);
        FindingsFolder.write(folder.resolve("findings"), findings);

        Evaluation ours =
                Evaluation.of(traffic.truth(), Traffic.of(traffic.events().get(), traffic.truth()), findings);

        assertThat(ours.operating().wronglyActioned()).isPositive();
        assertThat(ours.campaigns()).isNotEmpty();
        assertThat(SameFigures.differences(score(), JSON.valueToTree(ours))).isEmpty();
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
        return JSON.readTree(folder.resolve("score.json").toFile());
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
