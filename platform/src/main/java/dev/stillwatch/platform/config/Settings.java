package dev.stillwatch.platform.config;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.core.naming.conventions.StringConvention;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A service's settings as a whole: refuses keys that nobody knows, and shows those that hold, secrets masked. A key that is
 * misspelt must stop the start, or an operator believes in a setting that has no effect.
 */
public final class Settings {

    /** First word of every key of ours. */
    public static final String ROOT = "stillwatch";

    /** Key that says which service this context is. */
    public static final String SERVICE = ROOT + ".service";

    /** Second words of the keys that belong to one service. */
    private static final Set<String> SERVICES = Set.of("ingest", "scoring", "linking", "enforcement", "intel");

    private static final List<String> SECRET_WORDS = List.of("secret", "password", "token", "key", "jaas");
    private static final Pattern WORD = Pattern.compile("[.\\-_]");

    private Settings() {}

    /**
     * Refuses unknown keys. Those of other services pass: a cluster gives all services the same files, and each holds its own keys to what it
     * knows.
     *
     * @throws IllegalStateException names each unknown key, where it was set, and the nearest known one
     */
    public static void refuseUnknown(ApplicationContext context) {
        KnownKeys known = KnownKeys.of(context);
        String own = context.getProperty(SERVICE, String.class).orElse("");
        List<String> problems = new ArrayList<>();
        for (PropertySource source : context.getEnvironment().getPropertySources()) {
            boolean variables = source.getConvention() == PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE;
            for (String key : source) {
                if ((variables ? unknownVariable(known, key) : unknownKey(known, key)) && !ofAnother(own, key)) {
                    problems.add(key + " (set in " + source.getName() + "); did you mean " + nearest(known, key) + "?");
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException("Unknown configuration: " + String.join("; ", problems));
        }
    }

    /** The settings that hold, by key, with secrets masked. */
    public static Map<String, String> effective(ApplicationContext context) {
        Map<String, String> shown = new TreeMap<>();
        KnownKeys known = KnownKeys.of(context);
        for (String key : known.all()) {
            if (known.holdsMap(key)) {
                // One by one: as a whole, a secret among them would be shown.
                context.getEnvironment()
                        .getProperties(key, StringConvention.RAW)
                        .forEach((entry, value) -> show(shown, key + "." + entry, value));
            } else {
                context.getEnvironment().getProperty(key, String.class).ifPresent(value -> show(shown, key, value));
            }
        }
        return shown;
    }

    private static void show(Map<String, String> shown, String key, Object value) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((entry, inner) -> show(shown, key + "." + entry, inner));
        } else {
            shown.put(key, secret(key) ? "***" : String.valueOf(value));
        }
    }

    private static boolean unknownKey(KnownKeys known, String key) {
        return key.startsWith(ROOT + ".") && !known.contains(key);
    }

    private static boolean unknownVariable(KnownKeys known, String variable) {
        return variable.startsWith("STILLWATCH_") && !known.containsVariable(variable);
    }

    /** {@code stillwatch.linking.…} and {@code STILLWATCH_LINKING_…} are those of {@code linking-service}. */
    private static boolean ofAnother(String own, String key) {
        String[] words = WORD.split(key.toLowerCase(Locale.ROOT), 3);
        return words.length == 3 && SERVICES.contains(words[1]) && !own.equals(words[1] + "-service");
    }

    private static boolean secret(String key) {
        String name = key.toLowerCase(Locale.ROOT);
        // Entries of a map have names that others chose: a secret word anywhere in it will do.
        boolean entry = name.contains(".properties.") || name.contains(".keys.");
        String judged = entry ? name : name.substring(name.lastIndexOf('.') + 1);
        return !judged.endsWith("-file")
                && WORD.splitAsStream(judged)
                        .anyMatch(word ->
                                word.equals("uri") || SECRET_WORDS.stream().anyMatch(word::contains));
    }

    private static String nearest(KnownKeys known, String key) {
        String wanted = key.toLowerCase(Locale.ROOT).replace('_', '.');
        String best = "";
        int least = Integer.MAX_VALUE;
        for (String candidate : known.all()) {
            int distance = distance(wanted, candidate.replace('-', '.'));
            if (distance < least) {
                least = distance;
                best = candidate;
            }
        }
        return best;
    }

    /** Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
