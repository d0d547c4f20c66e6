package dev.stillwatch.helm;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The chart, rendered by Helm itself. Helm's template command in the JVM leaves hooks out, so what is rendered is a copy in which the annotation that makes
 * an object a hook has another name; nothing else differs.
 */
final class Chart {

    static final Path FOLDER = Path.of("stillwatch");
    static final List<String> SERVICES = List.of("ingest", "linking", "scoring", "enforcement", "intel");
    static final String OLDEST = "1.28.0";
    static final String NEWEST = "1.36.0";
    private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet");
    private static final Path WITH_HOOKS = withHooks();

    private Chart() {}

    /** The examples that users start from, and the one with everything on. */
    static Stream<String> examples() {
        return Stream.of(
                "examples/minimal",
                "examples/production",
                "examples/kafka-sasl-tls",
                "examples/redis-cluster-tls",
                "examples/restricted",
                "ci/full-values");
    }

    /** Helm's template command on an example. */
    static TemplateCommand command(String example) {
        return new Helm(WITH_HOOKS)
                .template()
                .withName("release")
                .withNamespace("safety")
                .withKubeVersion(OLDEST)
                .withValuesFile(FOLDER.resolve(example + ".yaml"));
    }

    /** All objects of an example. */
    static List<Tree> render(String example) {
        return parse(command(example).call());
    }

    /** All objects of what was rendered. */
    static List<Tree> parse(String rendered) {
        List<Tree> objects = new ArrayList<>();
        yaml().loadAll(rendered).forEach(o -> {
            if (o != null) {
                objects.add(Tree.of(o));
            }
        });
        return objects;
    }

    /** One example's values over another's, as Helm merges them. */
    static Map<String, Object> merge(Tree under, Tree over) {
        Map<String, Object> merged = new LinkedHashMap<>(under.map());
        over.map().forEach((key, value) -> {
            Object below = merged.get(key);
            boolean both = below instanceof Map<?, ?> && value instanceof Map<?, ?>;
            merged.put(key, both && below != null ? merge(Tree.of(below), Tree.of(value)) : value);
        });
        return merged;
    }

    /** An example, written anew with one value that is another; its name. */
    static String over(String example, String path, Object value) {
        Map<String, Object> change = new LinkedHashMap<>();
        Map<String, Object> here = change;
        String[] steps = path.split("\\.", -1);
        for (int i = 0; i < steps.length - 1; i++) {
            Map<String, Object> next = new LinkedHashMap<>();
            here.put(steps[i], next);
            here = next;
        }
        here.put(steps[steps.length - 1], value);
        try {
            Files.writeString(
                    Path.of("target", "changed.yaml"),
                    yaml().dump(merge(read(FOLDER.resolve(example + ".yaml")), new Tree(change))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "../target/changed";
    }

    /** A YAML file. */
    static Tree read(Path file) {
        try {
            return Tree.of(yaml().load(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deployments and StatefulSets. */
    static Stream<Tree> workloads(List<Tree> objects) {
        return objects.stream().filter(o -> WORKLOADS.contains(o.text("kind")));
    }

    /** Objects of a kind. */
    static Stream<Tree> kind(List<Tree> objects, String kind) {
        return objects.stream().filter(o -> kind.equals(o.text("kind")));
    }

    /** The object of a kind and name. */
    static Tree one(List<Tree> objects, String kind, String name) {
        return kind(objects, kind)
                .filter(o -> o.at("metadata").text("name").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + kind + " " + name));
    }

    /** The pods of everything that runs: workloads, jobs, tests. */
    static Stream<Tree> pods(List<Tree> objects) {
        return objects.stream().flatMap(o -> switch (o.text("kind")) {
            case "Deployment", "StatefulSet", "Job" -> Stream.of(o.at("spec", "template", "spec"));
            case "Pod" -> Stream.of(o.at("spec"));
            default -> Stream.empty();
        });
    }

    /** A service's settings, as its pod reads them. */
    static Map<String, Object> settings(List<Tree> objects, String service) {
        String file = one(objects, "ConfigMap", "release-" + service).at("data").text("config.yml");
        return Tree.of(yaml().load(file)).map();
    }

    private static Path withHooks() {
        Path copy = Path.of("target", "with-hooks", "stillwatch");
        copy(copy);
        try (Stream<Path> files = Files.walk(copy.resolve("templates"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, Files.readString(file).replace("helm.sh/hook", "was-helm.sh/hook"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    /** Copies the chart. */
    static void copy(Path to) {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(FOLDER.relativize(file));
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Yaml yaml() {
        return new Yaml(new SafeConstructor(new LoaderOptions()));
    }
}
