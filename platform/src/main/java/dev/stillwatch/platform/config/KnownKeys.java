package dev.stillwatch.platform.config;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationReader;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.inject.BeanDefinition;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The configuration keys that a service's configuration records know, with the record each belongs to. */
final class KnownKeys {

    private final SortedMap<String, Class<?>> exact = new TreeMap<>();
    private final SortedMap<String, Class<?>> prefixes = new TreeMap<>();

    private final SortedSet<String> maps = new TreeSet<>();

    static KnownKeys of(ApplicationContext context) {
        var keys = new KnownKeys();
        for (BeanDefinition<?> definition : context.getAllBeanDefinitions()) {
            Class<?> type = definition.getBeanType();
            String prefix =
                    definition.stringValue(ConfigurationReader.class, "prefix").orElse("");
            if (type.isRecord() && prefix.startsWith(Settings.ROOT + ".")) {
                keys.add(prefix, type);
            }
        }
        keys.exact.put(Settings.SERVICE, Settings.class);
        return keys;
    }

    private void add(String prefix, Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            String key = prefix + "." + NameUtils.hyphenate(component.getName());
            if (Map.class.isAssignableFrom(component.getType())) {
                maps.add(key);
            }
            boolean open = Map.class.isAssignableFrom(component.getType())
                    || Iterable.class.isAssignableFrom(component.getType());
            exact.put(key, type);
            if (open) {
                prefixes.put(key, type);
            }
        }
    }

    /** Whether a key is one of them, or an entry of one that holds a map or a list. */
    boolean contains(String key) {
        return exact.containsKey(key)
                || prefixes.keySet().stream().anyMatch(p -> key.startsWith(p + ".") || key.startsWith(p + "["));
    }

    /** Whether a key holds a map. */
    boolean holdsMap(String key) {
        return maps.contains(key);
    }

    /** Whether an environment variable names one of them: upper case, with underscores for dots and dashes. */
    boolean containsVariable(String variable) {
        return exact.keySet().stream().anyMatch(k -> variable.equals(variable(k)))
                || prefixes.keySet().stream().anyMatch(p -> variable.startsWith(variable(p) + "_"));
    }

    /** All keys, sorted. */
    Iterable<String> all() {
        return exact.keySet();
    }

    static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
