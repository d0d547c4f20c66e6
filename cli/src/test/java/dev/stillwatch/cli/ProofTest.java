package dev.stillwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.standalone.Standalone;
import dev.stillwatch.standalone.StandaloneOptions;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a provider's people and a partner do with a running platform: switches, policies, canaries, matching, and evidence that is not there. */
class ProofTest {

    @TempDir
    private Path folder;

    @Test
    void canariesAreCommittedAndPartnersMatch() throws Exception {
        Path set = folder.resolve("set.txt");
        Files.write(set, names(0, 200));
        Path theirs = folder.resolve("theirs.txt");
        Files.write(theirs, names(180, 150));
        Path token = folder.resolve("token");
        Files.writeString(token, "secret of the lab\n");
        Map<String, String> settings = Map.of(
                "stillwatch.intel.partners.lab.token-sha256", sha256("secret of the lab"),
                "stillwatch.intel.partners.lab.collections", "campaigns",
                "stillwatch.intel.matching.key", Base64.getEncoder().encodeToString(new byte[32]),
                "stillwatch.intel.matching.sets.farm.file", set.toString());
        try (Standalone platform =
                Standalone.start(StandaloneOptions.on(folder.resolve("data")).with(settings), step -> {})) {
            String target = "127.0.0.1:" + platform.grpcPort();

            guards(target);
            canaries(target);

            Said matched = said(
                    "match",
                    theirs.toString(),
                    "--set",
                    "farm",
                    "--partner",
                    "lab",
                    "--partner-token-file",
                    token.toString(),
                    "--target",
                    target);
            assertThat(matched.code()).isZero();
            assertThat(matched.text().lines().filter(l -> l.endsWith("@example.com")))
                    .containsExactlyElementsOf(names(180, 20));

            assertThat(Command.run(
                            "evidence",
                            "cmp-none",
                            "--out",
                            folder.resolve("none.zip").toString(),
                            "--actor",
                            "counsel",
                            "--purpose",
                            "test",
                            "--target",
                            target))
                    .isEqualTo(1);
            assertThat(folder.resolve("none.zip")).doesNotExist();
        }
    }

    private void guards(String target) throws Exception {
        assertThat(said("switches", "freeze", "--actor", "kim", "--reason", "drill", "--target", target)
                        .text())
                .contains("freeze   ON");
        assertThat(said("switches", "thaw", "--actor", "kim", "--reason", "over", "--target", target)
                        .text())
                .contains("freeze   off");
        assertThat(said("batches", "list", "--target", target).text()).startsWith("BATCH");

        Path set = folder.resolve("set.json");
        Files.writeString(
                set,
                said("policies", "show", "--json", "--target", target).text().replace(">= 0.95", ">= 0.9"));
        assertThat(said("policies", "check", set.toString(), "--target", target).code())
                .isZero();
        assertThat(said(
                                "policies",
                                "deploy",
                                set.toString(),
                                "--actor",
                                "ada",
                                "--reason",
                                "sooner",
                                "--target",
                                target)
                        .text())
                .startsWith("default@2, by ada at")
                .contains(": sooner", "take-down-confirmed");
        Files.writeString(set, Files.readString(set).replace("assessment.score", "assessment.scoore"));
        assertThat(said("policies", "check", set.toString(), "--target", target).code())
                .isEqualTo(1);
    }

    private void canaries(String target) throws Exception {
        Path key = folder.resolve("canary.key");
        Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
        String file = folder.resolve("canaries.txt").toString();
        assertThat(Command.run(
                        "canary",
                        "register",
                        "cmp-1",
                        "--count",
                        "40",
                        "--key-file",
                        key.toString(),
                        "--out",
                        file,
                        "--actor",
                        "ines",
                        "--purpose",
                        "provenance",
                        "--target",
                        target))
                .isZero();
        List<String> given = said("canary", "texts", file).text().lines().toList();
        assertThat(given).hasSize(40);
        Path outputs = folder.resolve("outputs.txt");
        Files.write(outputs, List.of("Sure! " + given.get(3), "as in: " + given.get(17), "nothing here"));

        Said checked = said("canary", "check", file, outputs.toString());
        assertThat(checked.code()).isZero();
        assertThat(checked.text()).contains("Committed to the ledger at", "2 were found, by chance 0.10; p = 0.00250");

        // Other canaries than those that were registered.
        Path other = folder.resolve("other.txt");
        List<String> lines = Files.readAllLines(Path.of(file));
        lines.remove(5);
        Files.write(other, lines);
        assertThat(said("canary", "check", other.toString(), outputs.toString()).code())
                .isEqualTo(1);
        Files.delete(Path.of(file + ".proof.jsonl"));
        assertThat(said("canary", "check", file, outputs.toString()).text()).contains("NOT committed");
    }

    private record Said(int code, String text) {}

    private Said said(String... arguments) throws Exception {
        PrintStream out = System.out;
        Path file = Files.createTempFile(folder, "said", ".txt");
        try (var to = new PrintStream(Files.newOutputStream(file), true, StandardCharsets.UTF_8)) {
            System.setOut(to);
            int code = Command.run(arguments);
            to.flush();
            return new Said(code, Files.readString(file));
        } finally {
            System.setOut(out);
        }
    }

    private static List<String> names(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> String.format("person%04d@example.com", i))
                .toList();
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
