package dev.stillwatch.lab.train;

import dev.stillwatch.sketch.text.EmbeddingModel;
import dev.stillwatch.sketch.text.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words worth a vector: those in most texts, by the key that {@link EmbeddingModel} knows them by. */
final class Vocabulary {
    private static final int NONE = -1;

    private final int[] keys;
    private final Map<Integer, Integer> index = new HashMap<>();

    private Vocabulary(int[] keys) {
        this.keys = keys;
        for (int i = 0; i < keys.length; i++) {
            index.put(keys[i], i);
        }
    }

    /**
     * Chooses words.
     *
     * @param texts texts as keys of words
     * @param most how many words at most
     * @param fewestTexts in how many texts a word must be
     */
    static Vocabulary of(List<int[]> texts, int most, int fewestTexts) {
        Map<Integer, Integer> inTexts = new HashMap<>();
        for (int[] text : texts) {
            Set<Integer> seen = new HashSet<>();
            for (int key : text) {
                if (seen.add(key)) {
                    inTexts.merge(key, 1, Integer::sum);
                }
            }
        }
        List<Map.Entry<Integer, Integer>> often = new ArrayList<>(inTexts.entrySet());
        often.removeIf(entry -> entry.getValue() < fewestTexts);
        often.sort(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        return new Vocabulary(often.stream()
                .limit(most)
                .map(Map.Entry::getKey)
                .sorted(Integer::compareUnsigned)
                .mapToInt(Integer::intValue)
                .toArray());
    }

    /** A text's words as keys. */
    static int[] keys(Tokens tokens, int most) {
        int[] keys = new int[Math.min(tokens.size(), most)];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = EmbeddingModel.key(tokens, i);
        }
        return keys;
    }

    /** A text's words as positions in the vocabulary, −1 for one that is not in it. */
    int[] positions(int[] text) {
        int[] positions = new int[text.length];
        for (int i = 0; i < text.length; i++) {
            positions[i] = index.getOrDefault(text[i], NONE);
        }
        return positions;
    }

    int size() {
        return keys.length;
    }

    int[] keys() {
        return keys.clone();
    }
}
