package dev.stillwatch.intel.psi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A set of ours that partners may match with: the inputs, and the elements they stand for, which are the same for every key.
 *
 * @param name its name
 * @param kind how inputs are made of what a person has
 * @param inputs the inputs, sorted, each once
 * @param elements their elements, in that order
 */
public record IdentifierSet(String name, Kind kind, List<byte[]> inputs, List<byte[]> elements) {

    /** How inputs are made. */
    public enum Kind {
        /** One of each identifier: equal or not. */
        IDENTIFIERS,
        /** Several of each template text: alike or not. */
        TEMPLATES;

        /** Its word. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The kind of a word.
         *
         * @throws IllegalArgumentException when there is none
         */
        public static Kind ofWord(String word) {
            return switch (word) {
                case "identifiers" -> IDENTIFIERS;
                case "templates" -> TEMPLATES;
                default ->
                    throw new IllegalArgumentException("there is no kind " + word + "; identifiers or templates");
            };
        }

        /** The inputs of one line. */
        public List<String> inputs(String line) {
            return switch (this) {
                case IDENTIFIERS -> List.of("identifier\0" + line);
                case TEMPLATES -> TemplateBands.of(line);
            };
        }
    }

    /** A set from lines: spaces around them are cut, empty lines and repeats left out. Hashes each input to the group, which takes some 50 microseconds. */
    public static IdentifierSet of(String name, Kind kind, Collection<String> lines) {
        List<byte[]> inputs = inputs(kind, lines);
        List<byte[]> elements = inputs.stream().map(SessionKey::element).toList();
        return new IdentifierSet(name, kind, inputs, elements);
    }

    /** The inputs of lines, sorted, each once. */
    public static List<byte[]> inputs(Kind kind, Collection<String> lines) {
        Set<String> all = new TreeSet<>();
        for (String line : lines) {
            if (!line.isBlank()) {
                all.addAll(kind.inputs(line.strip()));
            }
        }
        List<byte[]> inputs = new ArrayList<>(all.size());
        all.forEach(i -> inputs.add(i.getBytes(StandardCharsets.UTF_8)));
        return inputs;
    }

    /** How many inputs it has. */
    public int size() {
        return inputs.size();
    }
}
