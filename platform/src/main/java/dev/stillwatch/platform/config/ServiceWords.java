package dev.stillwatch.platform.config;

import java.util.List;

/** What the five services are called: in settings ({@code stillwatch.WORD.}), in topics and as programs ({@code WORD-service}). */
public final class ServiceWords {

    /** The words, in the order data flows. */
    public static final List<String> ALL = List.of("ingest", "linking", "scoring", "enforcement", "intel");

    private ServiceWords() {}

    /** The names of the five as programs. */
    public static List<String> services() {
        return ALL.stream().map(word -> word + "-service").toList();
    }

    /** Whether a setting is of one service, such as {@code stillwatch.linking.threads}; others are of all. */
    public static boolean areIn(String key) {
        return ALL.stream().anyMatch(word -> key.startsWith(Settings.ROOT + "." + word + "."));
    }
}
