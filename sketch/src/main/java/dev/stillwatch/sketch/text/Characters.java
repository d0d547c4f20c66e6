package dev.stillwatch.sketch.text;

/** Kinds of characters, as far as words are concerned. */
final class Characters {
    private static final byte OTHER = 0;
    private static final byte WORD = 1;
    private static final byte[] ASCII = new byte[128];

    static {
        for (char c = 0; c < 128; c++) {
            ASCII[c] = Character.isLetterOrDigit(c) || c == '_' ? WORD : OTHER;
        }
    }

    private Characters() {}

    /** Letters, digits, marks and underscores: what words consist of. */
    static boolean isWord(int c) {
        if (c < 128) {
            return ASCII[c] == WORD;
        }
        return Character.isLetterOrDigit(c)
                || switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
                    default -> false;
                };
    }

    /** Letters of scripts that put no spaces between words; each stands as a word of its own. */
    static boolean isUnspaced(int c) {
        if (c < 0x0E00) {
            return false;
        }
        return (c <= 0x0EFF)
                || (c >= 0x1000 && c <= 0x109F)
                || (c >= 0x1780 && c <= 0x17FF)
                || (c >= 0x3040 && c <= 0x30FF && c != 0x30FB)
                || (c >= 0x3400 && c <= 0x9FFF)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0x20000 && c <= 0x3FFFF);
    }

    static boolean isApostrophe(int c) {
        return c == '\'' || c == '’';
    }

    static boolean isLineBreak(int c) {
        return c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    static boolean endsSentence(int c) {
        return c == '.' || c == '!' || c == '?' || c == ':' || c == '。' || c == '…';
    }
}
