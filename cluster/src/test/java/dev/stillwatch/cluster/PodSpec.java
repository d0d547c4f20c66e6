package dev.stillwatch.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the chart says of one pod, and what a kubelet would make of it. Services are told to listen on an address of their own on loopback and not
 * on all, which is the only setting that is not the chart's.
 *
 * @param name such as {@code stillwatch-ingest-0}
 * @param service such as {@code ingest}
 * @param address its own
 * @param spec the pod's
 * @param container its only one
 * @param environment all variables, as it sees them
 * @param files its volumes
 * @param folder where all of it lies
 */
record PodSpec(
        String name,
        String service,
        String address,
        Map<String, Object> spec,
        Map<String, Object> container,
        Map<String, String> environment,
        PodFiles files,
        Path folder) {

    /**
     * Prepares a pod of a service.
     *
     * @param move whether paths of volumes are moved into the folder
     * @param folder the pod's own; a pod of a StatefulSet that comes back finds its volume there
     */
    static PodSpec of(
            String name,
            String service,
            String address,
            RenderedChart chart,
            Map<String, Map<String, String>> secrets,
            boolean move,
            Path folder) {
        Map<String, Object> spec = Yaml.at(chart.workload(service), "spec", "template", "spec");
        Map<String, Object> container = Yaml.list(spec, "containers").getFirst();
        try {
            Files.createDirectories(folder);
            var files = PodFiles.mount(folder.resolve("root"), move, spec, container, chart, secrets);
            Map<String, String> environment = new LinkedHashMap<>();
            for (var variable : Yaml.list(container, "env")) {
                environment.put(
                        Yaml.need(variable, "name"),
                        variable.containsKey("valueFrom")
                                ? downward(Yaml.at(variable, "valueFrom"), name, address)
                                : files.moved(Yaml.need(variable, "value")));
            }
            environment.put("STILLWATCH_GRPC_HOST", address);
            environment.put("STILLWATCH_TELEMETRY_METRICS_HOST", address);
            if (service.equals("intel")) {
                environment.put("STILLWATCH_INTEL_HTTP_HOST", address);
            }
            return new PodSpec(name, service, address, spec, container, environment, files, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String downward(Map<String, Object> source, String name, String address) {
        if (source.containsKey("fieldRef")) {
            String path = Yaml.need(Yaml.at(source, "fieldRef"), "fieldPath");
            switch (path) {
                case "metadata.name" -> {
                    return name;
                }
                case "metadata.namespace" -> {
                    return "stillwatch";
                }
                case "status.podIP" -> {
                    return address;
                }
                default -> {}
            }
        }
        throw new IllegalStateException("This test knows no such source of a variable: " + source);
    }

    /** A port of the container, by name. */
    int port(String wanted) {
        return Yaml.list(container, "ports").stream()
                .filter(p -> wanted.equals(Yaml.text(p, "name")))
                .map(p -> Integer.parseInt(Yaml.need(p, "containerPort")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(service + " has no port named " + wanted));
    }

    /** The limit of its memory. */
    long memoryBytes() {
        String limit = Yaml.need(Yaml.at(container, "resources", "limits"), "memory");
        if (!limit.endsWith("Mi")) {
            throw new IllegalStateException("This test reads memory in Mi, and not " + limit);
        }
        return Long.parseLong(limit.substring(0, limit.length() - 2)) << 20;
    }

    /** A member of the container's security context, or else of the pod's. */
    String security(String member) {
        String own = Yaml.text(Yaml.at(container, "securityContext"), member);
        return own != null ? own : Yaml.need(Yaml.at(spec, "securityContext"), member);
    }

    /** From SIGTERM to SIGKILL. */
    Duration grace() {
        String seconds = Yaml.text(spec, "terminationGracePeriodSeconds");
        return Duration.ofSeconds(seconds == null ? 30 : Long.parseLong(seconds));
    }

    /** What it said. */
    Path log() {
        return folder.resolve("log.txt");
    }
}
