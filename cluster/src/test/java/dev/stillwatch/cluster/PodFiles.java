package dev.stillwatch.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the kubelet mounts into a pod: the chart's volumes, in a folder of the pod's own. A container finds each where the chart mounts it. A process
 * has no root of its own: for it every path of a mount that stands in a volume, or in an environment variable, is moved under that folder.
 */
final class PodFiles {

    private static final Set<PosixFilePermission> EVERYBODY = PosixFilePermissions.fromString("rwxrwxrwx");

    private final Path root;
    private final boolean move;
    private final Map<String, Path> mounts = new LinkedHashMap<>();

    private PodFiles(Path root, boolean move) {
        this.root = root;
        this.move = move;
    }

    /**
     * Mounts the volumes.
     *
     * @param root the folder; what a claimed volume or an emptyDir held before is still there
     * @param move whether paths of mounts are moved under the folder
     * @param pod the pod's spec
     * @param container the container whose mounts count
     * @param secrets entries of each Secret
     */
    static PodFiles mount(
            Path root,
            boolean move,
            Map<String, Object> pod,
            Map<String, Object> container,
            RenderedChart chart,
            Map<String, Map<String, String>> secrets)
            throws IOException {
        var files = new PodFiles(root, move);
        Map<String, Map<String, Object>> volumes = new HashMap<>();
        Yaml.list(pod, "volumes").forEach(v -> volumes.put(Yaml.need(v, "name"), v));
        List<Map<String, Object>> mounts = Yaml.list(container, "volumeMounts");
        for (Map<String, Object> mount : mounts) {
            String path = Yaml.need(mount, "mountPath");
            files.mounts.put(path, root.resolve(path.substring(1)));
        }
        for (Map<String, Object> mount : mounts) {
            // A volume that no list of the pod names is one of the claims of a StatefulSet.
            var volume = volumes.getOrDefault(Yaml.need(mount, "name"), Map.of());
            Path at = root.resolve(Yaml.need(mount, "mountPath").substring(1));
            Files.createDirectories(at);
            if (!move) {
                // As the kubelet does by fsGroup: a container's user is not who runs this test.
                Files.setPosixFilePermissions(at, EVERYBODY);
            }
            for (var entry : content(volume, chart, secrets).entrySet()) {
                Files.writeString(at.resolve(entry.getKey()), files.moved(entry.getValue()));
            }
        }
        return files;
    }

    private static Map<String, String> content(
            Map<String, Object> volume, RenderedChart chart, Map<String, Map<String, String>> secrets) {
        Map<String, String> content = new LinkedHashMap<>();
        if (volume.containsKey("configMap")) {
            chart.configMap(Yaml.need(Yaml.at(volume, "configMap"), "name"))
                    .forEach((key, value) -> content.put(key, value.toString()));
        } else if (volume.containsKey("secret")) {
            String name = Yaml.need(Yaml.at(volume, "secret"), "secretName");
            Map<String, String> secret = secrets.get(name);
            if (secret == null) {
                throw new IllegalStateException("A volume wants the Secret " + name + ", which nobody made");
            }
            content.putAll(secret);
        } else if (volume.containsKey("projected")) {
            for (var source : Yaml.list(Yaml.at(volume, "projected"), "sources")) {
                var named = new LinkedHashMap<>(source);
                if (source.containsKey("secret")) {
                    named.put("secret", Map.of("secretName", Yaml.need(Yaml.at(source, "secret"), "name")));
                }
                content.putAll(content(named, chart, secrets));
            }
        } else if (!volume.isEmpty()
                && !volume.containsKey("emptyDir")
                && !volume.containsKey("persistentVolumeClaim")) {
            throw new IllegalStateException("This test knows no such volume: " + volume);
        }
        return content;
    }

    /** Where the chart mounts each volume, and the folder that holds it. */
    Map<String, Path> mounts() {
        return mounts;
    }

    /** A text as the pod is to see it: with the paths of mounts moved under the folder, if they are. */
    String moved(String text) {
        if (!move) {
            return text;
        }
        List<String> longestFirst = new ArrayList<>(mounts.keySet());
        longestFirst.sort(Comparator.comparingInt(String::length).reversed());
        // At once: the folder itself may lie under a path that is mounted, such as /tmp.
        var pattern = Pattern.compile(longestFirst.stream()
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![\\w./-])(", ")(?![\\w-])")));
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(root + found.group()));
    }
}
