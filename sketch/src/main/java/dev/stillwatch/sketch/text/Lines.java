package dev.stillwatch.sketch.text;

/**
 * The filling that shows by lines: list items, what follows a label on its line, all that follows a label which announces data or a
 * sentence that ends in a colon, up to the next label.
 */
final class Lines {
    private static final int LONGEST_LABEL_WORDS = 4;
    private static final int LONGEST_LABEL = 48;
    private static final int SHORTEST_ANNOUNCEMENT_WORDS = 6;
    private static final WordSet DATA_LABELS = WordSet.ofResource("data-labels.txt");

    /** Takes a stretch of the text, in UTF-16 units. */
    interface Span {
        void accept(int from, int to);
    }

    private final Tokens tokens;
    private final String text;
    private final boolean[] filled;
    private final Span filling;
    private int token;

    private Lines(Tokens tokens, boolean[] filled, Span filling) {
        this.tokens = tokens;
        this.filled = filled;
        this.text = tokens.text();
        this.filling = filling;
    }

    /**
     * Tells the filling.
     *
     * @param filled which words are filling already, such as code; a line that starts with one has no label
     */
    static void mark(Tokens tokens, boolean[] filled, Span filling) {
        new Lines(tokens, filled, filling).run();
    }

    /** Whether the square brackets that open here stand alone on their line, as a heading does. */
    static boolean isAlone(String text, int bracket) {
        int close = text.indexOf(']', bracket);
        int line = lineEnd(text, bracket);
        return close > 0 && close < line && text.substring(close + 1, line).isBlank() && opensLine(text, bracket);
    }

    private void run() {
        int data = -1;
        int start = 0;
        while (start < text.length()) {
            int end = lineEnd(text, start);
            int first = skipSpace(start, end);
            int label = isFilled(first, end) ? -1 : labelEnd(first, end);
            if (label > 0) {
                closeData(data, start);
                data = -1;
                if (announcesData(first, label)) {
                    data = label;
                } else {
                    filling.accept(label, end);
                }
            } else if (data < 0 && isItem(first, end)) {
                filling.accept(first, end);
            } else if (data < 0 && announces(first, end)) {
                data = end;
            }
            start = end + 1;
        }
        closeData(data, text.length());
    }

    private boolean isFilled(int first, int end) {
        int next = tokenAt(first);
        return next < tokens.size() && tokens.start(next) < end && filled[next];
    }

    private void closeData(int data, int end) {
        if (data >= 0) {
            filling.accept(data, end);
        }
    }

    /** Where the label of a line ends: after its colon, or the whole of a bracketed or hashed heading that names data; −1 without. */
    private int labelEnd(int first, int end) {
        int most = Math.min(end, first + LONGEST_LABEL);
        boolean heading = first < end && (text.charAt(first) == '#' || text.charAt(first) == '[');
        int words = 0;
        boolean inWord = false;
        for (int i = first; i < most; i++) {
            char c = text.charAt(i);
            boolean word = Characters.isWord(c);
            words += word && !inWord ? 1 : 0;
            inWord = word;
            if (words > LONGEST_LABEL_WORDS || c == '.' || c == ',' || c == '?' || c == '!') {
                return -1;
            }
            if (c == ':') {
                boolean inside = i + 1 < end && (isSpacedWord(text.charAt(i + 1)) || text.charAt(i + 1) == '/');
                return words > 0 && !inside ? i + 1 : -1;
            }
        }
        return heading && most == end && words > 0 && announcesData(first, end) ? end : -1;
    }

    private static boolean isSpacedWord(char c) {
        return Characters.isWord(c) && !Characters.isUnspaced(c);
    }

    private boolean announcesData(int from, int to) {
        for (int i = tokenAt(from); i < tokens.size() && tokens.start(i) < to; i++) {
            boolean known = tokens.is(i, Tokens.UNSPACED)
                    ? DATA_LABELS.contains(hashUpTo(i, to))
                    : DATA_LABELS.contains(tokens.hash(i));
            if (known) {
                return true;
            }
        }
        return false;
    }

    /** Hash of the letters from a token of a script without spaces to the end of the label, taken as one word. */
    private long hashUpTo(int first, int to) {
        int end = to;
        while (end > tokens.start(first) && !Characters.isWord(text.charAt(end - 1))) {
            end--;
        }
        return WordHash.of(text.substring(tokens.start(first), end));
    }

    private boolean isItem(int first, int end) {
        if (first + 1 >= end) {
            return false;
        }
        char c = text.charAt(first);
        if (c == '-' || c == '*' || c == '•' || c == '–' || c == '‣') {
            return Character.isWhitespace(text.charAt(first + 1));
        }
        int i = first;
        while (i < end && i < first + 3 && Character.isDigit(text.charAt(i))) {
            i++;
        }
        boolean lettered = i == first && i + 1 < end && Character.isLetter(c);
        int mark = lettered ? first + 1 : i;
        return mark > first && mark < end && isItemMark(text.charAt(mark));
    }

    private static boolean isItemMark(char c) {
        return c == '.' || c == ')' || c == '、';
    }

    private boolean announces(int first, int end) {
        int last = end - 1;
        while (last > first && Character.isWhitespace(text.charAt(last))) {
            last--;
        }
        if (last <= first || text.charAt(last) != ':') {
            return false;
        }
        int from = tokenAt(first);
        int to = from;
        int weight = 0;
        while (to < tokens.size() && tokens.start(to) < last) {
            weight += tokens.is(to++, Tokens.UNSPACED) ? 1 : 2;
        }
        return weight >= 2 * SHORTEST_ANNOUNCEMENT_WORDS;
    }

    private int tokenAt(int position) {
        if (token > 0 && tokens.start(Math.min(token, tokens.size()) - 1) >= position) {
            token = 0;
        }
        while (token < tokens.size() && tokens.start(token) < position) {
            token++;
        }
        return token;
    }

    private int skipSpace(int start, int end) {
        int i = start;
        while (i < end && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static boolean opensLine(String text, int position) {
        int i = position - 1;
        while (i >= 0
                && (text.charAt(i) == ' '
                        || text.charAt(i) == '\t'
                        || text.charAt(i) == '#'
                        || text.charAt(i) == '*')) {
            i--;
        }
        return i < 0 || text.charAt(i) == '\n';
    }
}
