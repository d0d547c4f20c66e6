package dev.stillwatch.sketch.elicitation;

import dev.stillwatch.sketch.text.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * A sequence of words to look for. Written as alternatives apart by {@code |}, a stem of four letters or more as {@code reason*}, any number as
 * {@code #}, and {@code ~} for up to six words between. In scripts without spaces a run of characters is their sequence.
 */
final class Pattern {
    private static final int GAP = 6;

    private final List<WordChoice> choices;
    private final boolean[] gapBefore;

    private Pattern(List<WordChoice> choices, boolean[] gapBefore) {
        this.choices = choices;
        this.gapBefore = gapBefore;
    }

    static Pattern parse(String text) {
        List<WordChoice> choices = new ArrayList<>();
        List<Boolean> gaps = new ArrayList<>();
        boolean gap = false;
        for (String word : text.strip().split("\\s+", -1)) {
            if (word.equals("~")) {
                gap = true;
                continue;
            }
            for (String part : WordChoice.split(word)) {
                choices.add(WordChoice.parse(part));
                gaps.add(gap);
                gap = false;
            }
        }
        if (choices.isEmpty() || gap || gaps.getFirst()) {
            throw new IllegalArgumentException("a pattern must start and end with a word: " + text);
        }
        boolean[] gapBefore = new boolean[gaps.size()];
        for (int i = 0; i < gapBefore.length; i++) {
            gapBefore[i] = gaps.get(i);
        }
        return new Pattern(List.copyOf(choices), gapBefore);
    }

    WordChoice first() {
        return choices.getFirst();
    }

    /** Whether the words after the first, which stands at {@code at}, follow before {@code end}. */
    boolean follows(Tokens tokens, int at, int end) {
        return follows(tokens, 1, at + 1, end);
    }

    private boolean follows(Tokens tokens, int choice, int at, int end) {
        if (choice == choices.size()) {
            return true;
        }
        int last = Math.min(end - 1, gapBefore[choice] ? at + GAP : at);
        for (int i = at; i <= last; i++) {
            if (choices.get(choice).matches(tokens, i) && follows(tokens, choice + 1, i + 1, end)) {
                return true;
            }
        }
        return false;
    }
}
