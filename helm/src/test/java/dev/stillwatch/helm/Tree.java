package dev.stillwatch.helm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** A YAML object to walk through. */
record Tree(Map<String, Object> map) {

    static Tree of(Object object) {
        Map<String, Object> copy = new LinkedHashMap<>();
        ((Map<?, ?>) object).forEach((key, value) -> copy.put(String.valueOf(key), value));
        return new Tree(copy);
    }

    /** What is there; fails when it is not. */
    Tree at(String... path) {
        Tree here = this;
        for (String step : path) {
            here = of(Objects.requireNonNull(here.map.get(step), () -> step + " is missing in " + map));
        }
        return here;
    }

    boolean has(String key) {
        return map.get(key) != null;
    }

    Object get(String key) {
        return Objects.requireNonNull(map.get(key), () -> key + " is missing in " + map);
    }

    String text(String key) {
        return String.valueOf(get(key));
    }

    /** Objects in a list; none where there is no list. */
    List<Tree> list(String key) {
        Object entries = map.get(key);
        return entries instanceof Iterable<?> some
                ? StreamSupport.stream(some.spliterator(), false).map(Tree::of).toList()
                : List.of();
    }
}
