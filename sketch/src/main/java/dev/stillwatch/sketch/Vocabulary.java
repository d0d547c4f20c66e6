package dev.stillwatch.sketch;

import dev.stillwatch.sketch.key.KeyedHash;
import dev.stillwatch.sketch.key.Purpose;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Words that may leave the edge as they are, by the field they stand in. A field like a plan's name is meant to hold a word of the
 * provider's own, but nothing stops a client from writing a person's name there. So a word on the list passes in lower case, and
 * any other becomes a keyed hash, {@code x} and 16 hexadecimal digits: still equal where equal, and readable by nobody.
 */
public final class Vocabulary {
    /** Fields with a vocabulary. */
    public enum Kind {
        /** OpenTelemetry operation names. */
        OPERATION,
        /** Why answers end. */
        FINISH_REASON,
        /** Reasoning efforts. */
        REASONING_EFFORT,
        /** SDK names. */
        SDK,
        /** Plans. */
        PLAN,
        /** Programmes. */
        PROGRAMME
    }

    private static final String RESOURCE = "vocabulary.txt";

    private final Map<Kind, Set<String>> words;

    private Vocabulary(Map<Kind, Set<String>> words) {
        this.words = words;
    }

    /** The shipped vocabulary: words in common use among providers. */
    public static Vocabulary standard() {
        Map<Kind, Set<String>> words = new EnumMap<>(Kind.class);
        for (String line : Resources.lines(RESOURCE)) {
            List<String> parts = Arrays.asList(line.split("\\s+", -1));
            Kind kind = Kind.valueOf(parts.getFirst());
            words.computeIfAbsent(kind, key -> new HashSet<>()).addAll(parts.subList(1, parts.size()));
        }
        return new Vocabulary(words);
    }

    /** This vocabulary and more words of one kind, such as the names of the operator's own plans. */
    public Vocabulary with(Kind kind, Collection<String> more) {
        Map<Kind, Set<String>> all = new EnumMap<>(words);
        Set<String> extended = new HashSet<>(all.getOrDefault(kind, Set.of()));
        more.forEach(word -> extended.add(word.strip().toLowerCase(Locale.ROOT)));
        all.put(kind, extended);
        return new Vocabulary(all);
    }

    /** What may be kept of a word: itself in lower case, its hash, or nothing of nothing. */
    String word(Kind kind, String told, KeyedHash key) {
        String word = told.strip().toLowerCase(Locale.ROOT);
        if (word.isEmpty() || words.getOrDefault(kind, Set.of()).contains(word)) {
            return word;
        }
        return "x" + HexFormat.of().toHexDigits(key.hash(Purpose.WORD, word));
    }
}
