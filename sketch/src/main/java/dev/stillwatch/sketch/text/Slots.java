package dev.stillwatch.sketch.text;

/**
 * Which words of a text are filling rather than frame: what would differ if a program filled one template again. Numbers, names, quoted
 * spans, code, links, addresses, placeholders, list items, what follows a label. Judged by form alone, so it takes a fixed name for filling and an
 * unmarked filling for frame; near skeletons are for those.
 */
final class Slots {
    private static final int LONGEST_QUOTE = 2_000;
    private static final int LONGEST_SHORT_QUOTE = 120;
    private static final int LONGEST_BRACKETS = 200;

    private final Tokens tokens;
    private final String text;
    private final boolean[] slots;

    private Slots(Tokens tokens) {
        this.tokens = tokens;
        this.text = tokens.text();
        this.slots = new boolean[tokens.size()];
    }

    /** One flag a word: true where it is filling. */
    static boolean[] of(Tokens tokens) {
        Slots slots = new Slots(tokens);
        slots.spans();
        Lines.mark(tokens, slots.slots.clone(), slots::mark);
        slots.numbersAndNames();
        return slots.slots;
    }

    private void numbersAndNames() {
        for (int i = 0; i < slots.length; i++) {
            boolean name = tokens.is(i, Tokens.CAPITALISED)
                    && !tokens.is(i, Tokens.OPENS_SENTENCE)
                    && !tokens.is(i, Tokens.SHOUTED);
            slots[i] |= name || tokens.is(i, Tokens.NUMBER);
        }
    }

    private void spans() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            int end = Characters.isWord(c) ? -1 : spanEnd(i, c);
            if (end > i) {
                mark(i, end);
                i = end;
            } else {
                i = c == ':' && isLink(i) ? link(i) : i + 1;
            }
        }
        addresses();
    }

    /** End of the span that opens with a character, or −1. */
    private int spanEnd(int start, char c) {
        return switch (c) {
            case '`' -> text.startsWith("```", start) ? fence(start, "```") : closing(start, '`', LONGEST_BRACKETS);
            case '"' -> text.startsWith("\"\"\"", start) ? fence(start, "\"\"\"") : closing(start, '"', LONGEST_QUOTE);
            case '\'' -> shortQuote(start);
            case '“' -> closing(start, '”', LONGEST_QUOTE);
            case '„' -> closing(start, '“', LONGEST_QUOTE);
            case '«' -> closing(start, '»', LONGEST_QUOTE);
            case '「' -> closing(start, '」', LONGEST_QUOTE);
            case '『' -> closing(start, '』', LONGEST_QUOTE);
            case '《' -> closing(start, '》', LONGEST_QUOTE);
            case '{' -> balanced(start);
            case '[' -> Lines.isAlone(text, start) ? -1 : closing(start, ']', LONGEST_BRACKETS);
            case '<' -> element(start);
            default -> -1;
        };
    }

    private int fence(int start, String mark) {
        int close = text.indexOf(mark, start + mark.length());
        return close < 0 ? text.length() : close + mark.length();
    }

    private int closing(int start, char close, int longest) {
        int most = Math.min(text.length(), start + longest);
        for (int i = start + 1; i < most; i++) {
            char c = text.charAt(i);
            if (c == close) {
                return i + 1;
            }
            if (c == '\n' && i + 1 < most && text.charAt(i + 1) == '\n') {
                return -1;
            }
        }
        return -1;
    }

    private int shortQuote(int start) {
        int end = closing(start, '\'', LONGEST_SHORT_QUOTE);
        boolean opens = start == 0 || !Characters.isWord(text.charAt(start - 1));
        while (end > 0 && end < text.length() && Characters.isWord(text.charAt(end))) {
            int further = closing(end - 1, '\'', LONGEST_SHORT_QUOTE);
            end = further > 0 && further - start <= LONGEST_SHORT_QUOTE ? further : -1;
        }
        return opens ? end : -1;
    }

    private int balanced(int start) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    /** What stands between an opening tag and its closing one; the tags themselves are frame. */
    private int element(int start) {
        int nameEnd = start + 1;
        while (nameEnd < text.length() && Characters.isWord(text.charAt(nameEnd))) {
            nameEnd++;
        }
        int open = text.indexOf('>', nameEnd);
        if (nameEnd == start + 1 || open < 0 || open - start > LONGEST_BRACKETS) {
            return -1;
        }
        int close = text.indexOf("</" + text.substring(start + 1, nameEnd) + ">", open);
        if (close > open) {
            mark(open, close);
        }
        return -1;
    }

    private boolean isLink(int colon) {
        return text.startsWith("://", colon) && colon > 0 && Characters.isWord(text.charAt(colon - 1));
    }

    private int link(int colon) {
        int start = colon;
        while (start > 0 && Characters.isWord(text.charAt(start - 1))) {
            start--;
        }
        int end = colon;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        mark(start, end);
        return end;
    }

    private void addresses() {
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = at;
            int end = at + 1;
            while (start > 0 && isAddress(text.charAt(start - 1))) {
                start--;
            }
            while (end < text.length() && isAddress(text.charAt(end))) {
                end++;
            }
            mark(start, end);
        }
    }

    private static boolean isAddress(char c) {
        return Characters.isWord(c) || c == '.' || c == '-' || c == '+';
    }

    private void mark(int from, int to) {
        for (int i = firstAtOrAfter(from); i < slots.length && tokens.start(i) < to; i++) {
            slots[i] = true;
        }
    }

    private int firstAtOrAfter(int position) {
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.start(middle) < position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
