package dev.stillwatch.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The schema of one Kubernetes version, out of the classes that the project's own Java client generates from the published OpenAPI: which fields there
 * are, which must be there, of which type. What it does not see: patterns, the words of enumerations, and what admission refuses.
 */
final class KubernetesModel {

    private static final String PACKAGE = "io.kubernetes.client.openapi.models.";
    private static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("apps/v1 Deployment", "V1Deployment"),
            Map.entry("apps/v1 StatefulSet", "V1StatefulSet"),
            Map.entry("v1 Service", "V1Service"),
            Map.entry("v1 ConfigMap", "V1ConfigMap"),
            Map.entry("v1 ServiceAccount", "V1ServiceAccount"),
            Map.entry("v1 Pod", "V1Pod"),
            Map.entry("batch/v1 Job", "V1Job"),
            Map.entry("policy/v1 PodDisruptionBudget", "V1PodDisruptionBudget"),
            Map.entry("autoscaling/v2 HorizontalPodAutoscaler", "V2HorizontalPodAutoscaler"),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", "V1NetworkPolicy"));

    private final ClassLoader classes;

    private KubernetesModel(ClassLoader classes) {
        this.classes = classes;
    }

    /** The oldest or the newest version; the build puts both into its folder. */
    static KubernetesModel of(String version) {
        try {
            URL jar = Path.of("target/kubernetes/" + version + ".jar").toUri().toURL();
            return new KubernetesModel(new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it knows a kind; those of operators it does not. */
    static boolean knows(Tree object) {
        return CLASSES.containsKey(object.text("apiVersion") + " " + object.text("kind"));
    }

    /** What is wrong with an object; nothing when it is right. */
    List<String> faults(Tree object) {
        String name = Objects.requireNonNull(CLASSES.get(object.text("apiVersion") + " " + object.text("kind")));
        List<String> faults = new ArrayList<>();
        check(
                load(PACKAGE + name),
                object.map(),
                object.text("kind") + "/" + object.at("metadata").text("name"),
                faults);
        return faults;
    }

    private Class<?> load(String name) {
        try {
            return Class.forName(name, true, classes);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(Type type, Object value, String path, List<String> faults) {
        if (type instanceof ParameterizedType generic) {
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (generic.getRawType() == Map.class && value instanceof Map<?, ?> map) {
                map.forEach((key, entry) -> check(last, entry, path + "." + key, faults));
            } else if (generic.getRawType() != Map.class && value instanceof Collection<?> list) {
                list.forEach(entry -> check(last, entry, path + "[]", faults));
            } else {
                faults.add(path + " is no " + generic.getRawType());
            }
            return;
        }
        Class<?> expected = (Class<?>) type;
        Set<?> fields = names(expected, "openapiFields");
        if (fields.isEmpty()) {
            if (!scalar(expected, value)) {
                faults.add(path + " is no " + expected.getSimpleName() + ": " + value);
            }
        } else if (value instanceof Map<?, ?> object) {
            object(expected, fields, object, path, faults);
        } else {
            faults.add(path + " is no object: " + value);
        }
    }

    private static void object(Class<?> expected, Set<?> fields, Map<?, ?> object, String path, List<String> faults) {
        Set<Object> missing = new HashSet<>(names(expected, "openapiRequiredFields"));
        missing.removeAll(object.keySet());
        missing.forEach(field -> faults.add(path + "." + field + " is missing"));
        object.forEach((key, value) -> {
            String inside = path + "." + key;
            if (!fields.contains(key)) {
                faults.add(inside + " is unknown");
            } else if (value != null) {
                check(field(expected, String.valueOf(key)), value, inside, faults);
            }
        });
    }

    private static boolean scalar(Class<?> expected, Object value) {
        return switch (expected.getSimpleName()) {
            case "Boolean" -> value instanceof Boolean;
            case "Integer", "Long" -> value instanceof Integer;
            case "IntOrString", "Quantity" -> value instanceof Integer || value instanceof String;
            case "String", "OffsetDateTime" -> value instanceof String;
            default -> true;
        };
    }

    private static Type field(Class<?> type, String name) {
        for (Field field : type.getDeclaredFields()) {
            // Java's own words have something before or behind them there.
            if (field.getName().equals(name) || field.getName().equals("_" + name)) {
                return field.getGenericType();
            }
        }
        throw new IllegalStateException(type + " has no field for " + name);
    }

    private static Set<?> names(Class<?> type, String field) {
        try {
            return (Set<?>) type.getField(field).get(null);
        } catch (NoSuchFieldException e) {
            return Set.of();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
