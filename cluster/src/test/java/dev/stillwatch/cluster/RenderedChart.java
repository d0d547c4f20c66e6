package dev.stillwatch.cluster;

import com.marcnuri.helm.Helm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the chart makes of values, by real Helm.
 *
 * @param objects the Kubernetes objects
 */
record RenderedChart(List<Map<String, Object>> objects) {

    private static final List<String> WORKLOADS = List.of("Deployment", "StatefulSet");

    static RenderedChart of(Path values) {
        return new RenderedChart(Yaml.objects(new Helm(Path.of("..", "helm", "stillwatch"))
                .template()
                .withName("stillwatch")
                .withKubeVersion("1.28.0")
                .withValuesFile(values)
                .call()));
    }

    /** The workload of a service, such as {@code ingest}. */
    Map<String, Object> workload(String service) {
        return objects.stream()
                .filter(o -> WORKLOADS.contains(Yaml.need(o, "kind")))
                .filter(o -> service.equals(Yaml.text(Yaml.at(o, "metadata", "labels"), "app.kubernetes.io/component")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The chart has no workload of " + service));
    }

    /** The entries of a ConfigMap. */
    Map<String, Object> configMap(String name) {
        return objects.stream()
                .filter(o -> "ConfigMap".equals(Yaml.text(o, "kind")))
                .filter(o -> name.equals(Yaml.text(Yaml.at(o, "metadata"), "name")))
                .findFirst()
                .map(o -> Yaml.at(o, "data"))
                .orElseThrow(() -> new IllegalStateException("The chart has no ConfigMap " + name));
    }
}
