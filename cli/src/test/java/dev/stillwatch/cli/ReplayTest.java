package dev.stillwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.lab.findings.AccountFinding;
import dev.stillwatch.lab.findings.Findings;
import dev.stillwatch.lab.findings.FindingsFolder;
import dev.stillwatch.lab.truth.Truth;
import dev.stillwatch.lab.truth.TruthRow;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    @TempDir
    private Path folder;

    @Test
    void aHiddenCampaignIsLinkedAndTheSameEventsGiveTheSameFindings() throws Exception {
        assertThat(Command.run("simulate", "small", "--out", folder.toString())).isZero();
        String events = folder.resolve("events.jsonl.gz").toString();
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        assertThat(Command.run("replay", events, "--export", first.toString())).isZero();
        assertThat(Command.run("replay", events, "--export", second.toString())).isZero();
        assertThat(FindingsText.read(second)).isEqualTo(FindingsText.read(first));

        Findings findings = FindingsFolder.read(first);
        Truth truth = Truth.read(folder.resolve("truth.csv"));
        Set<String> attackers = truth.rows().values().stream()
                .filter(TruthRow::isAttacker)
                .map(TruthRow::accountId)
                .collect(Collectors.toSet());
        assertThat(findings.cohorts())
                .as("the campaign's accounts are linked to one another and to nobody else")
                .anySatisfy(c -> assertThat(c.members())
                        .hasSizeGreaterThan(attackers.size() / 2)
                        .isSubsetOf(attackers));
        assertThat(findings.accounts().stream()
                        .filter(a -> a.actionedAt() != null)
                        .map(AccountFinding::accountId))
                .isSubsetOf(attackers);
        assertThat(findings.accounts()).hasSameSizeAs(truth.rows().values());
    }

    @Test
    void whatIsWrongWithOneLineCostsNoOtherLine() throws Exception {
        assertThat(Command.run("simulate", "small", "--out", folder.toString(), "--days", "1"))
                .isZero();
        List<String> good;
        try (var in = new GZIPInputStream(Files.newInputStream(folder.resolve("events.jsonl.gz")))) {
            good = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
        String exchange = good.stream()
                .filter(l -> l.startsWith("{\"exchange\""))
                .findFirst()
                .orElseThrow();
        var out = new ByteArrayOutputStream();
        List<String> bad = List.of(
                "not json",
                "{}",
                "{\"unknown\":{}}",
                "{\"exchange\":{\"exchangeId\":\"no-time\",\"accountId\":\"a\",\"model\":\"m\"}}",
                "{\"exchange\":{\"exchangeId\":\"far\",\"occurredAt\":\"9999-01-01T00:00:00Z\",\"accountId\":\"a\",\"model\":\"m\"}}",
                "{\"exchange\":{\"exchangeId\":\"" + "x".repeat(200)
                        + "\",\"occurredAt\":\"2026-09-07T10:00:00Z\",\"accountId\":\"a\",\"model\":\"m\"}}",
                "{\"account\":{\"accountId\":\"a\",\"occurredAt\":\"2026-09-07T10:00:00Z\",\"kind\":\"EXPLODED\"}}");
        List<String> lines = new ArrayList<>(good);
        for (int i = 0; i < bad.size(); i++) {
            lines.add(i * 7, bad.get(i));
        }
        for (String line : lines) {
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        }
        out.write("{\"exchange\":{\"exchangeId\":\"".getBytes(StandardCharsets.UTF_8));
        out.write(new byte[] {(byte) 0xff, (byte) 0xfe});
        out.write("\n".getBytes(StandardCharsets.UTF_8));
        out.write((exchange + "\n" + exchange + "\n").getBytes(StandardCharsets.UTF_8));
        Path dirty = folder.resolve("dirty.jsonl");
        Files.write(dirty, out.toByteArray());
        Path clean = folder.resolve("clean.jsonl");
        Files.write(clean, good);

        assertThat(Command.run(
                        "replay",
                        dirty.toString(),
                        "--export",
                        folder.resolve("d").toString()))
                .isZero();
        assertThat(Command.run(
                        "replay",
                        clean.toString(),
                        "--export",
                        folder.resolve("c").toString()))
                .isZero();
        Findings of = FindingsFolder.read(folder.resolve("d"));
        assertThat(of.summary().rejected()).isEqualTo(bad.size() + 1);
        assertThat(of.summary().duplicates()).isEqualTo(2);
        assertThat(FindingsText.read(folder.resolve("d")).accounts())
                .isEqualTo(FindingsText.read(folder.resolve("c")).accounts());
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(Command.run("replay", folder.resolve("none.jsonl").toString(), "--export", folder.toString()))
                .isEqualTo(2);
    }
}
