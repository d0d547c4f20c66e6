package dev.stillwatch.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pod Security, profile "restricted" (kubernetes.io/docs/concepts/security/pod-security-standards), and what goes beyond it. */
class SecurityTest {

    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");

    @ParameterizedTest
    @MethodSource("dev.stillwatch.helm.Chart#examples")
    void everyPodIsRestricted(String example) {
        List<Tree> pods = Chart.pods(Chart.render(example)).toList();
        assertThat(pods).hasSizeGreaterThanOrEqualTo(Chart.SERVICES.size() + 2);
        assertThat(pods).allSatisfy(pod -> {
            assertThat(pod.map())
                    .doesNotContainKeys("hostNetwork", "hostPID", "hostIPC", "initContainers", "hostUsers")
                    .containsEntry("automountServiceAccountToken", false)
                    .containsEntry("enableServiceLinks", false);
            assertThat(pod.at("securityContext").map()).containsEntry("runAsNonRoot", true);
            assertThat(pod.at("securityContext", "seccompProfile").text("type")).isEqualTo("RuntimeDefault");
            assertThat(pod.list("volumes"))
                    .allSatisfy(volume -> assertThat(volume.map().keySet())
                            .allMatch(key -> key.equals("name") || VOLUMES.contains(key)));
            assertThat(pod.list("containers")).hasSize(1).allSatisfy(SecurityTest::restricted);
        });
    }

    private static void restricted(Tree container) {
        Tree security = container.at("securityContext");
        assertThat(security.map())
                .containsEntry("allowPrivilegeEscalation", false)
                .containsEntry("readOnlyRootFilesystem", true)
                .containsEntry("runAsNonRoot", true)
                .doesNotContainKeys("privileged", "procMount");
        assertThat(security.at("capabilities").map())
                .containsEntry("drop", List.of("ALL"))
                .hasSize(1);
        assertThat(container.at("resources", "requests").map()).containsKeys("cpu", "memory");
        assertThat(container.at("resources", "limits").map()).containsOnlyKeys("memory");
        assertThat(container.list("ports")).allMatch(port -> !port.has("hostPort"));
    }

    @Test
    void onOpenShiftIdsAreTheClusters() {
        assertThat(Chart.pods(Chart.render("examples/restricted")))
                .allSatisfy(pod -> assertThat(pod.at("securityContext").map())
                        .doesNotContainKeys("runAsUser", "runAsGroup", "fsGroup"));
        assertThat(Chart.pods(Chart.render("examples/minimal")))
                .allSatisfy(pod -> assertThat(pod.at("securityContext").map()).containsEntry("runAsUser", 65532));
    }

    @Test
    void nothingOfASecretIsInAConfigMapOrAVariable() {
        List<Tree> objects = Chart.render("ci/full-values");
        assertThat(Chart.kind(objects, "Secret")).isEmpty();
        assertThat(Chart.kind(objects, "ConfigMap").filter(c -> c.has("data")))
                .allSatisfy(c -> assertThat(String.valueOf(c.map().get("data")))
                        .doesNotContainIgnoringCase("jaas")
                        .doesNotContain("password:"));
        assertThat(Chart.pods(objects)
                        .flatMap(p -> p.list("containers").stream())
                        .flatMap(c -> c.list("env").stream()))
                .allSatisfy(
                        variable -> assertThat(String.valueOf(variable.map())).doesNotContain("secretKeyRef"));
    }

    @Test
    void nobodyMayAskTheKubernetesApi() {
        List<Tree> objects = Chart.render("ci/full-values");
        assertThat(objects.stream().map(o -> o.text("kind")))
                .doesNotContain("Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding");
        assertThat(Chart.kind(objects, "ServiceAccount"))
                .hasSize(Chart.SERVICES.size())
                .allSatisfy(a -> assertThat(a.map()).containsEntry("automountServiceAccountToken", false));
    }
}
