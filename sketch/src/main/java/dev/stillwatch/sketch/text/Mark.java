package dev.stillwatch.sketch.text;

/** Kinds of characters between and inside words, as far as the form of a text goes. */
final class Mark {
    static final int NONE = 0;
    static final int COMMA = 1;
    static final int QUOTE = 2;
    static final int BRACKET = 3;
    static final int SYMBOL = 4;
    static final int LINE_BREAK = 5;
    static final int EXCLAMATION = 6;
    static final int FOREIGN = 7;

    /** How many kinds there are. */
    static final int KINDS = 8;

    private static final byte[] ASCII = new byte[128];

    static {
        put(",", COMMA);
        put("\"'`", QUOTE);
        put("()[]{}", BRACKET);
        put("=+*/<>_;:|\\&%$#@^~", SYMBOL);
        put("\n", LINE_BREAK);
        put("!", EXCLAMATION);
    }

    private Mark() {}

    /** The kind of a character; any beyond ASCII that is no known mark is foreign. */
    static int of(char c) {
        if (c < 128) {
            return ASCII[c];
        }
        return switch (c) {
            case '，', '、' -> COMMA;
            case '“', '”', '‘', '’', '«', '»', '„', '「', '」' -> QUOTE;
            case '（', '）', '【', '】' -> BRACKET;
            case '！' -> EXCLAMATION;
            default -> FOREIGN;
        };
    }

    private static void put(String characters, int mark) {
        for (int i = 0; i < characters.length(); i++) {
            ASCII[characters.charAt(i)] = (byte) mark;
        }
    }
}
