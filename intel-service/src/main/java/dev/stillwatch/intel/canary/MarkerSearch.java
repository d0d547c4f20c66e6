package dev.stillwatch.intel.canary;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds canaries' markers in a suspect's outputs: the two names and, at most {@value #SPAN} words later, the number and the two letters that tell one alternative from
 * another; in any case, whatever stands between words that is no letter or digit. Not for several threads.
 */
public final class MarkerSearch {

    /** Words from the second name to the letters; the longest form has seven, and a model may say it with others. */
    private static final int SPAN = 16;

    private record Place(String names, int canary, int alternative) {}

    private final Map<String, List<Place>> byEnding = new HashMap<>();
    private final Map<String, Long> lastSeen = new HashMap<>();
    private final List<BitSet> found = new ArrayList<>();
    private String before = "";
    private long position;

    /** A search for a set's canaries and all their alternatives. */
    public MarkerSearch(CanarySet set) {
        for (int i = 0; i < set.canaries().size(); i++) {
            found.add(new BitSet());
            List<String> texts = set.canaries().get(i).texts();
            for (int j = 0; j < texts.size(); j++) {
                List<String> words = words(texts.get(j));
                String names = names(texts.get(j));
                lastSeen.put(names, Long.MIN_VALUE);
                byEnding.computeIfAbsent(pair(words.get(words.size() - 2), words.getLast()), _ -> new ArrayList<>())
                        .add(new Place(names, i, j));
            }
        }
    }

    /** Looks through one line of outputs; a marker may go on over the next. */
    public void take(String line) {
        for (String word : words(line)) {
            position++;
            String pair = pair(before, word);
            before = word;
            lastSeen.computeIfPresent(pair, (names, seen) -> position);
            for (Place place : byEnding.getOrDefault(pair, List.of())) {
                long seen = lastSeen.getOrDefault(place.names(), Long.MIN_VALUE);
                if (seen != Long.MIN_VALUE && position - seen <= SPAN) {
                    found.get(place.canary()).set(place.alternative());
                }
            }
        }
    }

    /** Which alternatives were found, by canary. */
    public List<BitSet> found() {
        return found.stream().map(b -> (BitSet) b.clone()).toList();
    }

    /** The two words with a dash between them. */
    private static String names(String text) {
        for (String part : text.split("[^\\p{L}-]+", -1)) {
            int dash = part.indexOf('-');
            if (dash > 0) {
                return pair(part.substring(0, dash), part.substring(dash + 1)).toLowerCase(Locale.ROOT);
            }
        }
        throw new IllegalArgumentException("not a canary: " + text);
    }

    private static String pair(String one, String other) {
        return one + " " + other;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
