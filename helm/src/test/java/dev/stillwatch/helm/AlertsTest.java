package dev.stillwatch.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Alerts of metrics that there are, each with a runbook, and right in cases that are written down. */
class AlertsTest {

    private static final Path RUNBOOKS = Path.of("..", "docs", "runbooks.md");
    private static final Path CASES = Path.of("src", "test", "promtool");

    @Test
    void everyAlertHasASectionInTheRunbooksAndEverySectionAnAlert() throws IOException {
        Set<String> sections = new TreeSet<>();
        Matcher heading = Pattern.compile("^## (\\w+)$", Pattern.MULTILINE).matcher(Files.readString(RUNBOOKS));
        while (heading.find()) {
            sections.add(heading.group(1));
        }
        assertThat(alerts())
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(alert.at("annotations").text("runbook_url"))
                        .isEqualTo("https://stillwatch.dev/docs/runbooks#"
                                + alert.text("alert").toLowerCase(Locale.ROOT)));
        assertThat(sections)
                .isEqualTo(alerts().map(a -> a.text("alert")).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyRunbookSaysWhatItMeansWhatItDoesAndWhatToDo() throws IOException {
        for (String section : Files.readString(RUNBOOKS).split("(?m)^## ", -1)) {
            if (section.startsWith("#")) {
                continue;
            }
            assertThat(section).contains("**Means:**", "**Impact:**", "**Look:**", "**Do:**");
        }
    }

    @Test
    void everyMetricOfARuleIsOneThatTheServicesExport() {
        Set<String> recorded =
                rules().filter(r -> r.has("record")).map(r -> r.text("record")).collect(Collectors.toSet());
        assertThat(rules()).allSatisfy(rule -> {
            String expression = rule.text("expr");
            assertThat(Metrics.unknown(expression)).isEmpty();
            assertThat(Metrics.scoped(expression, "namespace=\"safety\""))
                    .as(expression)
                    .isTrue();
            Matcher own = Pattern.compile("stillwatch:[a-z_]+:[a-z_0-9]+").matcher(expression);
            while (own.find()) {
                assertThat(recorded).contains(own.group());
            }
        });
    }

    @Test
    void queriesInTheRunbooksUseMetricsThatThereAre() throws IOException {
        Matcher query = Pattern.compile("`((?:[^`\n]*)(?:stillwatch_|rpc_server)[^`\n]*)`")
                .matcher(Files.readString(RUNBOOKS));
        int queries = 0;
        while (query.find()) {
            assertThat(Metrics.unknown(query.group(1))).as(query.group(1)).isEmpty();
            queries++;
        }
        assertThat(queries).isGreaterThan(20);
    }

    @Test
    void severitiesAreTwoAndAlertsCanBeLeftOut() {
        assertThat(alerts().map(a -> a.at("labels").text("severity"))).containsOnly("page", "ticket");
        List<Tree> without = Chart.parse(Chart.command("examples/production")
                .set("prometheusRule.disabled[0]", "GiantComponent")
                .call());
        assertThat(rules(without).filter(r -> r.has("alert")).map(r -> r.text("alert")))
                .doesNotContain("GiantComponent")
                .contains("FailOpenActive");
    }

    /** With Prometheus' own tool, where there is one; the cases say when which alert fires. */
    @Test
    void promtoolAgrees(@TempDir Path folder) throws Exception {
        assumeTrue(run(folder, "promtool", "--version") == 0, "promtool is not installed");
        Tree rule = Chart.kind(Chart.render("examples/production"), "PrometheusRule")
                .findFirst()
                .orElseThrow();
        Files.writeString(
                folder.resolve("rules.yaml"), new Yaml().dump(rule.at("spec").map()));
        assertThat(run(folder, "promtool", "check", "rules", "rules.yaml"))
                .as(said(folder))
                .isZero();
        try (Stream<Path> cases = Files.list(CASES)) {
            for (Path file : cases.sorted().toList()) {
                Path copy = folder.resolve(file.getFileName());
                Files.copy(file, copy);
                assertThat(run(
                                folder,
                                "promtool",
                                "test",
                                "rules",
                                copy.getFileName().toString()))
                        .as(() -> said(folder))
                        .isZero();
            }
        }
    }

    private static int run(Path folder, String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said.txt").toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }

    private static String said(Path folder) {
        try {
            return Files.readString(folder.resolve("said.txt"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Stream<Tree> alerts() {
        return rules().filter(rule -> rule.has("alert"));
    }

    private static Stream<Tree> rules() {
        return rules(Chart.render("examples/production"));
    }

    private static Stream<Tree> rules(List<Tree> objects) {
        return Chart.kind(objects, "PrometheusRule")
                .flatMap(rule -> rule.at("spec").list("groups").stream())
                .flatMap(group -> group.list("rules").stream());
    }
}
