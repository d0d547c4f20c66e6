package dev.stillwatch.platform.config;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A service's settings as a whole: refuses keys that nobody knows, and shows those that hold, secrets masked. A key that is
 * misspelt must stop the start, or an operator believes in a setting that has no effect.
 */
public final class Settings {

    /** First word of every key of ours. */
    public static final String ROOT = "stillwatch";

    /** Key that says which service this context is. */
    public static final String SERVICE = ROOT + ".service";

    private static final List<String> SECRET_WORDS = List.of("secret", "password", "token", "key", "jaas", "uri");

    private Settings() {}

    /**
     * Refuses unknown keys.
     *
     * @throws IllegalStateException names each unknown key, where it was set, and the nearest known one
     */
    public static void refuseUnknown(ApplicationContext context) {
        KnownKeys known = KnownKeys.of(context);
        List<String> problems = new ArrayList<>();
        for (PropertySource source : context.getEnvironment().getPropertySources()) {
            boolean variables = source.getConvention() == PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE;
            for (String key : source) {
                if (variables ? unknownVariable(known, key) : unknownKey(known, key)) {
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
        for (String key : KnownKeys.of(context).all()) {
            context.getEnvironment()
                    .getProperty(key, String.class)
                    .ifPresent(value -> shown.put(key, secret(key) ? "***" : value));
        }
        return shown;
    }

    private static boolean unknownKey(KnownKeys known, String key) {
        return key.startsWith(ROOT + ".") && !known.contains(key);
    }

    private static boolean unknownVariable(KnownKeys known, String variable) {
        return variable.startsWith("STILLWATCH_") && !known.containsVariable(variable);
    }

    private static boolean secret(String key) {
        String last = key.substring(key.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return SECRET_WORDS.stream().anyMatch(last::contains);
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
