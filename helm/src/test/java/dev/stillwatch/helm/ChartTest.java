package dev.stillwatch.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** What an SRE finds after helm install. */
class ChartTest {

    @ParameterizedTest
    @MethodSource("dev.stillwatch.helm.Chart#examples")
    void everyExampleDeploysTheFiveServices(String example) {
        List<Tree> objects = Chart.render(example);
        assertThat(Chart.workloads(objects).map(ChartTest::component))
                .containsExactlyInAnyOrderElementsOf(Chart.SERVICES);
        assertThat(objects.stream()
                        .map(o -> o.text("kind") + "/" + o.at("metadata").text("name")))
                .doesNotHaveDuplicates();
    }

    @Test
    void namesAndSelectorsMeet() {
        List<Tree> objects = Chart.render("ci/full-values");
        assertThat(Chart.workloads(objects))
                .allSatisfy(w -> assertThat(
                                w.at("spec", "template", "metadata", "labels").map())
                        .containsAllEntriesOf(
                                w.at("spec", "selector", "matchLabels").map())
                        .containsEntry("tier", "safety"));
        assertThat(Chart.kind(objects, "Service").map(s -> s.at("metadata").text("name")))
                .containsExactlyInAnyOrder(
                        "watch-ingest", "watch-scoring", "watch-linking", "watch-enforcement", "watch-intel");
        assertThat(objects.stream().filter(o -> o.at("metadata").has("labels")))
                .allSatisfy(o -> assertThat(o.at("metadata", "labels").map()).containsEntry("team", "trust"));
    }

    @Test
    void aChangeOfSettingsRollsThePods() {
        assertThat(checksums(Chart.command("ci/full-values")))
                .doesNotContainAnyElementsOf(
                        checksums(Chart.command("ci/full-values").set("epoch.length", "1m")));
        // A setting of one service leaves the others alone.
        assertThat(checksums(Chart.command("ci/full-values").set("config.stillwatch\\.linking\\.minimum-cohort", "5")))
                .filteredOn(sum -> checksums(Chart.command("ci/full-values")).contains(sum))
                .hasSize(4);
    }

    @Test
    void aSettingGoesToTheServiceThatItNames() {
        List<Tree> objects = Chart.parse(Chart.command("ci/full-values")
                .set("fullnameOverride", "release")
                .call());
        assertThat(Chart.settings(objects, "linking"))
                .containsEntry("stillwatch.linking.minimum-cohort", 4)
                .containsEntry("stillwatch.linking.threads", 2)
                .containsEntry("stillwatch.access.quota.in-flight", 64);
        assertThat(Chart.settings(objects, "scoring"))
                .containsEntry("stillwatch.access.quota.in-flight", 64)
                .doesNotContainKeys("stillwatch.linking.minimum-cohort", "stillwatch.linking.threads");
    }

    @Test
    void killSwitchesAndCapsReachEnforcement() {
        List<Tree> objects = Chart.parse(Chart.command("examples/minimal")
                .set("enforcement.switches.frozen", "true")
                .set("enforcement.switches.shadowPolicies[0]", "take-down")
                .set("enforcement.caps.suspendPerHour", "10")
                .call());
        assertThat(Chart.settings(objects, "enforcement"))
                .containsEntry("stillwatch.enforcement.switches.frozen", true)
                .containsEntry("stillwatch.enforcement.switches.shadow", false)
                .containsEntry("stillwatch.enforcement.switches.shadow-policies", List.of("take-down"))
                .containsEntry("stillwatch.enforcement.guards.suspend-per-hour", 10)
                .doesNotContainKey("stillwatch.enforcement.guards.verify-per-hour");
    }

    @Test
    void whatIsSecretIsMountedWhereTheSettingsSay() {
        List<Tree> objects = Chart.render("examples/production");
        assertThat(Chart.settings(objects, "scoring"))
                .containsEntry("stillwatch.kafka.security.protocol", "SASL_SSL")
                .containsEntry("stillwatch.kafka.security.password-file", "/etc/stillwatch/kafka/password")
                .containsEntry("stillwatch.kafka.security.trust-file", "/etc/stillwatch/kafka/trust.pem")
                .containsEntry("stillwatch.redis.security.tls", true)
                .containsEntry("stillwatch.redis.security.password-file", "/etc/stillwatch/redis/password");
        Tree pod = Chart.one(objects, "Deployment", "release-scoring").at("spec", "template", "spec");
        assertThat(pod.list("containers").getFirst().list("volumeMounts").stream()
                        .map(m -> m.text("mountPath")))
                .contains("/etc/stillwatch/kafka", "/etc/stillwatch/redis", "/etc/stillwatch/tls");
        assertThat(String.valueOf(pod.list("volumes")))
                .contains("name=kafka-user", "path=password", "name=redis-ca", "path=trust.pem");
    }

    @Test
    void whatScalesHasNoReplicasOfItsOwn() {
        List<Tree> objects = Chart.render("examples/production");
        for (Tree workload : Chart.workloads(objects).toList()) {
            boolean scaled = !List.of("linking", "intel").contains(component(workload));
            assertThat(workload.at("spec").has("replicas"))
                    .as(component(workload))
                    .isNotEqualTo(scaled);
        }
        Tree trigger = Chart.one(objects, "ScaledObject", "release-scoring")
                .at("spec")
                .list("triggers")
                .getFirst()
                .at("metadata");
        assertThat(trigger.map())
                .containsEntry("limitToPartitionsWithLag", "true")
                .containsEntry("consumerGroup", "prod-scoring-accounts")
                .containsEntry("topic", "prod-sketches");
    }

    @Test
    void theInlinePathLosesNobodyInARollingUpdate() {
        List<Tree> objects = Chart.render("examples/minimal");
        Tree update = Chart.one(objects, "Deployment", "release-enforcement").at("spec", "strategy", "rollingUpdate");
        assertThat(update.map()).containsEntry("maxUnavailable", 0);
        assertThat(Chart.kind(objects, "PodDisruptionBudget")
                        .map(b -> b.at("spec").text("unhealthyPodEvictionPolicy")))
                .hasSize(4)
                .containsOnly("AlwaysAllow");
        assertThat(Chart.workloads(objects)).allSatisfy(w -> {
            List<Tree> spread = w.at("spec", "template", "spec").list("topologySpreadConstraints");
            String revision = w.text("kind").equals("Deployment") ? "pod-template-hash" : "controller-revision-hash";
            assertThat(spread)
                    .hasSize(2)
                    .allSatisfy(s -> assertThat(s.get("matchLabelKeys")).isEqualTo(List.of(revision)));
        });
    }

    @Test
    void probesAskWhereNoTlsIsSpokenAndLivenessRestsOnNothing() {
        Chart.workloads(Chart.render("ci/full-values")).forEach(workload -> {
            Tree container =
                    workload.at("spec", "template", "spec").list("containers").getFirst();
            assertThat(container.at("readinessProbe", "grpc").map())
                    .containsEntry("port", 50052)
                    .doesNotContainKey("service");
            assertThat(container.at("livenessProbe", "grpc").map()).containsEntry("service", "liveness");
            assertThat(container.at("startupProbe", "grpc").map()).containsEntry("service", "liveness");
        });
    }

    /** Lint takes no values of its own, so they are put into a copy. */
    @ParameterizedTest
    @MethodSource("dev.stillwatch.helm.Chart#examples")
    void theChartLintsStrictly(String example, @TempDir Path folder) throws IOException {
        Path copy = folder.resolve("stillwatch");
        Chart.copy(copy);
        String merged = new Yaml()
                .dump(Chart.merge(
                        Chart.read(Chart.FOLDER.resolve("values.yaml")),
                        Chart.read(Chart.FOLDER.resolve(example + ".yaml"))));
        Files.writeString(copy.resolve("values.yaml"), merged);
        var result = new Helm(copy).lint().strict().call();
        assertThat(result.isFailed())
                .as(() -> String.join("\n", result.getMessages()))
                .isFalse();
    }

    private static String component(Tree object) {
        return object.at("metadata", "labels").text("app.kubernetes.io/component");
    }

    private static List<String> checksums(TemplateCommand command) {
        return Chart.workloads(Chart.parse(command.call()))
                .map(w -> w.at("spec", "template", "metadata", "annotations").text("checksum/config"))
                .toList();
    }
}
