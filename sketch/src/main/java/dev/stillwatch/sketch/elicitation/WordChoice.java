package dev.stillwatch.sketch.elicitation;

import dev.stillwatch.sketch.text.Tokens;
import dev.stillwatch.sketch.text.WordHash;
import java.util.ArrayList;
import java.util.List;

/** One place of a pattern: some words, some stems, or any number. */
final class WordChoice {
    private final long[] words;
    private final List<String> stems;
    private final boolean number;

    private WordChoice(long[] words, List<String> stems, boolean number) {
        this.words = words;
        this.stems = stems;
        this.number = number;
    }

    /** A written place as one or more: characters of scripts without spaces each stand alone. */
    static List<String> split(String written) {
        int unspaced = (int) written.codePoints().filter(Tokens::standsAlone).count();
        if (unspaced == 0) {
            return List.of(written);
        }
        if (unspaced != written.codePointCount(0, written.length())) {
            throw new IllegalArgumentException("no alternatives or stems in a script without spaces: " + written);
        }
        return written.codePoints().mapToObj(Character::toString).toList();
    }

    static WordChoice parse(String written) {
        List<Long> words = new ArrayList<>();
        List<String> stems = new ArrayList<>();
        boolean number = false;
        for (String word : written.split("\\|", -1)) {
            if (word.equals("#")) {
                number = true;
            } else if (!word.endsWith("*")) {
                words.add(WordHash.of(word));
            } else if (word.length() > Tokens.STEM) {
                stems.add(word.substring(0, word.length() - 1));
            } else {
                throw new IllegalArgumentException("a stem needs " + Tokens.STEM + " letters: " + written);
            }
        }
        return new WordChoice(words.stream().mapToLong(Long::longValue).toArray(), List.copyOf(stems), number);
    }

    long[] words() {
        return words.clone();
    }

    long[] stemHashes() {
        return stems.stream()
                .mapToLong(stem -> WordHash.of(stem.substring(0, Tokens.STEM)))
                .toArray();
    }

    boolean isNumber() {
        return number;
    }

    boolean matches(Tokens tokens, int at) {
        return (number && tokens.isNumber(at)) || matchesWord(tokens.hash(at)) || matchesStem(tokens, at);
    }

    private boolean matchesWord(long hash) {
        for (long word : words) {
            if (word == hash) {
                return true;
            }
        }
        return false;
    }

    private boolean matchesStem(Tokens tokens, int at) {
        for (String stem : stems) {
            if (startsWith(tokens, at, stem)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(Tokens tokens, int at, String stem) {
        if (tokens.length(at) < stem.length()) {
            return false;
        }
        for (int i = 0; i < stem.length(); i++) {
            if (tokens.lowerCharAt(at, i) != stem.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
