package dev.stillwatch.sketch.text;

import java.util.ArrayList;
import java.util.List;

/** The commonest words of languages in Latin script: they tell languages apart, and they say nothing about the topic. */
final class StopWords {
    private static final List<String> LANGUAGES = new ArrayList<>();
    private static final WordTable TABLE = load();

    private StopWords() {}

    /** Codes of the languages, by bit. */
    static List<String> languages() {
        return LANGUAGES;
    }

    /** One bit a language that has the word; 0 for an ordinary word. */
    static int mask(long hash) {
        return TABLE.get(hash);
    }

    private static WordTable load() {
        WordTable table = new WordTable();
        for (String line : WordSet.lines("stop-words.txt")) {
            String[] words = line.split("\\s+", -1);
            int bit = 1 << LANGUAGES.size();
            LANGUAGES.add(words[0]);
            for (int i = 1; i < words.length; i++) {
                table.add(WordHash.of(words[i]), bit);
            }
        }
        return table;
    }
}
