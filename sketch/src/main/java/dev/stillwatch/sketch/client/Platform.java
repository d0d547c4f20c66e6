package dev.stillwatch.sketch.client;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Families of client software that can be told apart by the words in their names. */
enum Platform {
    PYTHON,
    JAVASCRIPT,
    GO,
    JVM,
    DOTNET,
    RUBY,
    PHP,
    RUST,
    CURL,
    BROWSER;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z.#]+");
    private static final Map<String, Platform> BY_WORD = byWord();

    /** The platform that a name speaks of; empty when it speaks of none or of several. */
    static Optional<Platform> of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("mozilla/")) {
            return Optional.of(BROWSER);
        }
        Platform found = null;
        for (String word : BETWEEN_WORDS.split(lower, -1)) {
            Platform platform = BY_WORD.get(word);
            if (platform != null && found != null && platform != found) {
                return Optional.empty();
            }
            found = platform != null ? platform : found;
        }
        return Optional.ofNullable(found);
    }

    /** Whether both may be true of one client: scripts run in browsers, and desktop shells speak with a browser's TLS. */
    boolean agreesWith(Platform other) {
        return this == other || (runsScripts() && other.runsScripts());
    }

    private boolean runsScripts() {
        return this == JAVASCRIPT || this == BROWSER;
    }

    private static Map<String, Platform> byWord() {
        Map<String, Platform> words = new HashMap<>();
        put(words, PYTHON, "python cpython pypy httpx aiohttp urllib");
        put(words, JAVASCRIPT, "node nodejs node.js deno bun undici axios javascript typescript js ts");
        put(words, GO, "go golang");
        put(words, JVM, "java jvm openjdk jdk kotlin scala okhttp");
        put(words, DOTNET, "dotnet .net csharp c#");
        put(words, RUBY, "ruby faraday");
        put(words, PHP, "php guzzle guzzlehttp");
        put(words, RUST, "rust reqwest");
        put(words, CURL, "curl libcurl wget");
        return Map.copyOf(words);
    }

    private static void put(Map<String, Platform> words, Platform platform, String names) {
        for (String name : names.split(" ", -1)) {
            words.put(name, platform);
        }
    }
}
