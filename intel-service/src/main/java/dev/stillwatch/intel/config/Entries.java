package dev.stillwatch.intel.config;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** One entry of a map in the configuration: its fields, and none but those. */
final class Entries {

    private final String path;
    private final Map<?, ?> fields;

    private Entries(String path, Object fields) {
        this.path = path;
        if (!(fields instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(path + " must have fields of its own");
        }
        this.fields = map;
    }

    /**
     * Reads all entries of a map, sorted by name.
     *
     * @param path the map's key in the configuration
     * @param known the fields that an entry can have
     * @throws IllegalArgumentException names what is not as it should be, and where
     */
    static <T> Map<String, T> read(
            String path, @Nullable Map<String, Object> map, Set<String> known, BiFunction<String, Entries, T> reader) {
        Map<String, T> entries = new TreeMap<>();
        if (map != null) {
            map.forEach((name, fields) -> {
                var entry = new Entries(path + "." + name, fields);
                entry.refuseOthers(known);
                entries.put(name, reader.apply(name, entry));
            });
        }
        return entries;
    }

    private void refuseOthers(Set<String> known) {
        for (Object field : fields.keySet()) {
            if (!known.contains(String.valueOf(field))) {
                throw new IllegalArgumentException(path + " has no field " + field + "; it has " + known);
            }
        }
    }

    /** A field. */
    String text(String field) {
        Object value = fields.get(field);
        if (value == null || value.toString().isBlank()) {
            throw new IllegalArgumentException(path + "." + field + " is missing");
        }
        return value.toString();
    }

    /** A field, or what holds without it. */
    String text(String field, String otherwise) {
        return fields.get(field) == null ? otherwise : text(field);
    }

    /** A field that is true or false; false without it. */
    boolean flag(String field) {
        String text = text(field, "false");
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong(field, "must be true or false");
        }
        return text.equals("true");
    }

    /** A field that is a whole number above zero, or what holds without it. */
    int number(String field, int otherwise) {
        String text = text(field, String.valueOf(otherwise));
        if (!text.matches("0*[1-9][0-9]{0,8}")) {
            throw wrong(field, "must be a whole number above zero");
        }
        return Integer.parseInt(text);
    }

    /** What is wrong with a field, as an exception. */
    IllegalArgumentException wrong(String field, String what) {
        return new IllegalArgumentException(path + "." + field + " " + what);
    }
}
