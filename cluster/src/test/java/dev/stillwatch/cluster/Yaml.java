package dev.stillwatch.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Objects as YAML says them: maps, lists and scalars. */
final class Yaml {

    private Yaml() {}

    static String write(Object value) {
        return new org.yaml.snakeyaml.Yaml().dump(value);
    }

    /** The objects of a file, without empty ones. */
    static List<Map<String, Object>> objects(String text) {
        List<Map<String, Object>> objects = new ArrayList<>();
        new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions()))
                .loadAll(text)
                .forEach(object -> {
                    if (object != null) {
                        objects.add(map(object));
                    }
                });
        return objects;
    }

    /** A map that must be there. */
    static Map<String, Object> at(Map<String, Object> object, String... path) {
        Map<String, Object> here = object;
        for (String step : path) {
            here = map(Objects.requireNonNull(here.get(step), () -> String.join(".", path) + " is missing"));
        }
        return here;
    }

    /** A list of maps; empty when there is none. */
    static List<Map<String, Object>> list(Map<String, Object> object, String key) {
        List<Map<String, Object>> entries = new ArrayList<>();
        if (object.get(key) instanceof Iterable<?> iterable) {
            iterable.forEach(entry -> entries.add(map(entry)));
        }
        return entries;
    }

    /** A scalar as text; null when it is not there. */
    static @Nullable String text(Map<String, Object> object, String key) {
        Object value = object.get(key);
        return value == null ? null : value.toString();
    }

    /** A scalar that must be there. */
    static String need(Map<String, Object> object, String key) {
        return Objects.requireNonNull(text(object, key), () -> key + " is missing in " + object.keySet());
    }

    private static Map<String, Object> map(Object object) {
        Map<String, Object> copy = new LinkedHashMap<>();
        ((Map<?, ?>) object).forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }
}
