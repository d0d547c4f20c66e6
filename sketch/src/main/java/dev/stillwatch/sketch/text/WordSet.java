package dev.stillwatch.sketch.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A set of words, known by their hash. */
final class WordSet {
    private final WordTable table;

    private WordSet(WordTable table) {
        this.table = table;
    }

    /** Reads a resource beside this class: words apart by white space, {@code #} starts a comment line. */
    static WordSet ofResource(String name) {
        WordTable table = new WordTable();
        for (String line : lines(name)) {
            for (String word : line.split("\\s+", -1)) {
                table.add(WordHash.of(word), 1);
            }
        }
        return new WordSet(table);
    }

    boolean contains(long hash) {
        return table.get(hash) != 0;
    }

    /** Lines of a resource beside this class without comments and blank ones. */
    static List<String> lines(String name) {
        InputStream in = WordSet.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("resource " + name + " is missing from the class path");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + name + " cannot be read", e);
        }
    }
}
