package dev.stillwatch.sketch.elicitation;

import dev.stillwatch.sketch.text.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds patterns by their first word, so that a text costs two look-ups a word and little else. */
final class PatternIndex {
    private static final int[] NONE = new int[0];

    private final List<Pattern> patterns;
    private final int[] cueOfPattern;
    private final Starts byWord;
    private final Starts byStem;
    private final int[] byNumber;

    private PatternIndex(List<Pattern> patterns, int[] cueOfPattern, Starts byWord, Starts byStem, int[] byNumber) {
        this.patterns = patterns;
        this.cueOfPattern = cueOfPattern;
        this.byWord = byWord;
        this.byStem = byStem;
        this.byNumber = byNumber;
    }

    static PatternIndex of(List<Cue> cues) {
        List<Pattern> patterns = new ArrayList<>();
        List<Integer> cueOfPattern = new ArrayList<>();
        for (int cue = 0; cue < cues.size(); cue++) {
            for (Pattern pattern : cues.get(cue).patterns()) {
                patterns.add(pattern);
                cueOfPattern.add(cue);
            }
        }
        TreeMap<Long, List<Integer>> words = new TreeMap<>();
        TreeMap<Long, List<Integer>> stems = new TreeMap<>();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            WordChoice first = patterns.get(i).first();
            put(words, first.words(), i);
            put(stems, first.stemHashes(), i);
            if (first.isNumber()) {
                numbers.add(i);
            }
        }
        return new PatternIndex(
                List.copyOf(patterns), ints(cueOfPattern), Starts.of(words), Starts.of(stems), ints(numbers));
    }

    /** Sets the bit of each cue found among the words from {@code from} to {@code end}. */
    void search(Tokens tokens, int from, int end, BitSet found) {
        for (int at = from; at < end; at++) {
            match(tokens, at, end, byWord.at(tokens.hash(at)), found);
            match(tokens, at, end, byStem.at(tokens.stemHash(at)), found);
            if (tokens.isNumber(at)) {
                match(tokens, at, end, byNumber, found);
            }
        }
    }

    private void match(Tokens tokens, int at, int end, int[] candidates, BitSet found) {
        for (int candidate : candidates) {
            int cue = cueOfPattern[candidate];
            Pattern pattern = patterns.get(candidate);
            if (!found.get(cue) && pattern.first().matches(tokens, at) && pattern.follows(tokens, at, end)) {
                found.set(cue);
            }
        }
    }

    private static void put(Map<Long, List<Integer>> to, long[] hashes, int pattern) {
        for (long hash : hashes) {
            List<Integer> at = to.computeIfAbsent(hash, key -> new ArrayList<>());
            if (!at.contains(pattern)) {
                at.add(pattern);
            }
        }
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Patterns by the hash they start with: open addressing, since nearly every look-up finds nothing. */
    private static final class Starts {
        private final long[] hashes;
        private final int[][] patterns;

        private Starts(int capacity) {
            this.hashes = new long[capacity];
            this.patterns = new int[capacity][];
            Arrays.fill(patterns, NONE);
        }

        static Starts of(Map<Long, List<Integer>> map) {
            Starts starts = new Starts(Integer.highestOneBit(map.size() + 1) * 8);
            map.forEach((hash, list) -> {
                int at = starts.find(hash);
                starts.hashes[at] = hash;
                starts.patterns[at] = ints(list);
            });
            return starts;
        }

        int[] at(long hash) {
            return patterns[find(hash)];
        }

        private int find(long hash) {
            int most = hashes.length - 1;
            int at = (int) hash & most;
            while (patterns[at].length > 0 && hashes[at] != hash) {
                at = (at + 1) & most;
            }
            return at;
        }
    }
}
