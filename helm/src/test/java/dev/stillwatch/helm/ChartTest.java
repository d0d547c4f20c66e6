package dev.stillwatch.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class ChartTest {

    private static final Path CHART = Path.of("stillwatch");
    private static final List<String> SERVICES = List.of("ingest", "scoring", "linking", "enforcement", "intel");

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "full"})
    void everyExampleDeploysTheFiveServices(String example) {
        List<Map<String, Object>> objects = render(example);
        assertThat(workloads(objects).map(w -> label(w, "app.kubernetes.io/component")))
                .containsExactlyInAnyOrderElementsOf(SERVICES);
        assertThat(objects).allSatisfy(o -> assertThat(o).containsKeys("apiVersion", "kind", "metadata"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimal", "full"})
    void everyPodIsRestricted(String example) {
        workloads(render(example)).forEach(workload -> {
            Map<String, Object> pod = at(workload, "spec", "template", "spec");
            assertThat(at(pod, "securityContext")).containsEntry("runAsNonRoot", true);
            assertThat(at(pod, "securityContext", "seccompProfile")).containsEntry("type", "RuntimeDefault");
            assertThat(pod)
                    .containsEntry("automountServiceAccountToken", false)
                    .containsEntry("enableServiceLinks", false);
            for (Map<String, Object> container : list(pod, "containers")) {
                Map<String, Object> security = at(container, "securityContext");
                assertThat(security)
                        .containsEntry("allowPrivilegeEscalation", false)
                        .containsEntry("readOnlyRootFilesystem", true);
                assertThat(at(security, "capabilities")).containsEntry("drop", List.of("ALL"));
                assertThat(at(container, "resources", "limits"))
                        .containsKey("memory")
                        .doesNotContainKey("cpu");
                assertThat(container).containsKeys("startupProbe", "readinessProbe", "livenessProbe");
            }
        });
    }

    @Test
    void namesAndSelectorsMeet() {
        List<Map<String, Object>> objects = render("full");
        workloads(objects)
                .forEach(workload -> assertThat(at(workload, "spec", "template", "metadata", "labels")
                                .entrySet())
                        .containsAll(
                                at(workload, "spec", "selector", "matchLabels").entrySet()));
        assertThat(kind(objects, "Service").map(s -> at(s, "metadata").get("name")))
                .containsExactlyInAnyOrder(
                        "watch-ingest", "watch-scoring", "watch-linking", "watch-enforcement", "watch-intel");
    }

    @Test
    void aChangeOfSettingsRollsThePods() {
        assertThat(checksums(command("full")))
                .isNotEqualTo(checksums(command("full").set("epoch.length", "1m")));
    }

    @Test
    void settingsReachTheServicesAsTheyNameThem() {
        String config = kind(render("full"), "ConfigMap")
                .map(c -> String.valueOf(at(c, "data").get("config.yml")))
                .findFirst()
                .orElseThrow();
        assertThat(config)
                .contains("stillwatch.kafka.bootstrap-servers: \"kafka-0:9093,kafka-1:9093\"")
                .contains("stillwatch.kafka.properties.security.protocol: \"SASL_SSL\"")
                .contains("stillwatch.redis.cluster: true")
                .contains("stillwatch.grpc.reflection: \"false\"");
    }

    /** Lint takes no values of its own, so what has no default is filled into a copy. */
    @Test
    void theChartLintsStrictly(@TempDir Path folder) throws IOException {
        Path copy = folder.resolve("stillwatch");
        try (Stream<Path> files = Files.walk(CHART)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(CHART.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path values = copy.resolve("values.yaml");
        Files.writeString(
                values,
                Files.readString(values)
                        .replace("bootstrapServers: \"\"", "bootstrapServers: kafka:9092")
                        .replace("existingSecret: \"\"", "existingSecret: secrets")
                        .replace("providerId: \"\"", "providerId: example.com")
                        .replace("providerName: \"\"", "providerName: Example"));
        var result = new Helm(copy).lint().strict().call();
        assertThat(result.isFailed())
                .as(() -> String.join("\n", result.getMessages()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.bootstrapServers, nowhere, bootstrapServers",
        "kafka.partitions, 0, partitions",
        "epoch.length, five, length",
        "image.pullPolicy, Sometimes, pullPolicy",
        "ingest.replica, 3, replica",
        "kafka.bootstrapServer, kafka:9092, bootstrapServer",
        "config.micronaut\\.server\\.port, 1, micronaut.server.port"
    })
    void aBadValueIsRefusedAndNamed(String key, String value, String named) {
        assertThatThrownBy(() -> command("minimal").set(key, value).call()).hasMessageContaining(named);
    }

    @Test
    void withoutKafkaAndSecretsItDoesNotRender() {
        assertThatThrownBy(() -> new Helm(CHART).template().call())
                .hasMessageContaining("bootstrapServers")
                .hasMessageContaining("existingSecret");
    }

    private static TemplateCommand command(String example) {
        return new Helm(CHART)
                .template()
                .withName("release")
                .withKubeVersion("1.28.0")
                .withValuesFile(CHART.resolve("ci/" + example + "-values.yaml"));
    }

    private static List<Map<String, Object>> render(String example) {
        return parse(command(example).call());
    }

    private static List<Object> checksums(TemplateCommand command) {
        return workloads(parse(command.call()))
                .map(w -> at(w, "spec", "template", "metadata", "annotations").get("checksum/config"))
                .toList();
    }

    private static List<Map<String, Object>> parse(String rendered) {
        List<Map<String, Object>> objects = new ArrayList<>();
        new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(rendered).forEach(o -> {
            if (o != null) {
                objects.add(map(o));
            }
        });
        return objects;
    }

    private static Stream<Map<String, Object>> workloads(List<Map<String, Object>> objects) {
        return objects.stream().filter(o -> List.of("Deployment", "StatefulSet").contains(o.get("kind")));
    }

    private static Stream<Map<String, Object>> kind(List<Map<String, Object>> objects, String kind) {
        return objects.stream().filter(o -> kind.equals(o.get("kind")));
    }

    private static String label(Map<String, Object> object, String label) {
        return String.valueOf(at(object, "metadata", "labels").get(label));
    }

    private static Map<String, Object> at(Map<String, Object> object, String... path) {
        Map<String, Object> here = object;
        for (String step : path) {
            here = map(Objects.requireNonNull(here.get(step), step));
        }
        return here;
    }

    private static List<Map<String, Object>> list(Map<String, Object> object, String key) {
        Iterable<?> entries = (Iterable<?>) Objects.requireNonNull(object.get(key), key);
        return StreamSupport.stream(entries.spliterator(), false)
                .map(ChartTest::map)
                .toList();
    }

    private static Map<String, Object> map(Object object) {
        Map<String, Object> copy = new LinkedHashMap<>();
        ((Map<?, ?>) object).forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }
}
