package dev.stillwatch.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is rendered is what the oldest and the newest supported Kubernetes take. */
class KubernetesTest {

    /** Kinds of operators, whose schemas are no part of Kubernetes. */
    private static final Set<String> OF_OPERATORS =
            Set.of("Certificate", "PrometheusRule", "ScaledObject", "ServiceMonitor", "TriggerAuthentication");

    static Stream<Arguments> renderings() {
        return Chart.examples()
                .flatMap(example -> Stream.of(
                        Arguments.of(example, "oldest", Chart.OLDEST), Arguments.of(example, "newest", Chart.NEWEST)));
    }

    @ParameterizedTest
    @MethodSource("renderings")
    void everyObjectIsOfTheSchema(String example, String version, String kubeVersion) {
        KubernetesModel model = KubernetesModel.of(version);
        List<Tree> objects =
                Chart.parse(Chart.command(example).withKubeVersion(kubeVersion).call());
        assertThat(objects).allSatisfy(object -> {
            if (KubernetesModel.knows(object)) {
                assertThat(model.faults(object)).isEmpty();
            } else {
                assertThat(OF_OPERATORS).contains(object.text("kind"));
            }
        });
    }

    /** The recipe for a look on one machine. */
    @Test
    void whatDevelopmentRestsOnIsOfTheSchema() throws IOException {
        List<Tree> objects = Chart.parse(Files.readString(Path.of("dev", "backing.yaml")));
        objects.addAll(Chart.render("../dev/values"));
        for (String version : List.of("oldest", "newest")) {
            assertThat(objects)
                    .hasSizeGreaterThan(15)
                    .allSatisfy(object -> assertThat(KubernetesModel.of(version).faults(object))
                            .isEmpty());
        }
    }

    @Test
    void theSchemaSeesWhatIsWrong() {
        Tree service = Chart.parse("""
                apiVersion: v1
                kind: Service
                metadata: {name: one}
                spec:
                  clusterIp: None
                  ports: [{name: grpc}, {port: yes}]
                """).getFirst();
        for (String version : List.of("oldest", "newest")) {
            assertThat(new TreeSet<>(KubernetesModel.of(version).faults(service)))
                    .containsExactly(
                            "Service/one.spec.clusterIp is unknown",
                            "Service/one.spec.ports[].port is missing",
                            "Service/one.spec.ports[].port is no Integer: true");
        }
    }

    @Test
    void everythingOnHasEveryKind() {
        assertThat(Chart.render("ci/full-values").stream().map(o -> o.text("kind")))
                .containsAll(OF_OPERATORS)
                .contains("HorizontalPodAutoscaler", "Job", "NetworkPolicy", "PodDisruptionBudget");
    }
}
