package dev.stillwatch.lab.replay;

/** JSON can escape half a surrogate pair; UTF-8, and so protobuf, cannot hold one. */
final class Surrogates {
    private Surrogates() {}

    /** The text with U+FFFD in the place of each unpaired surrogate; the same object when there is none. */
    static String replaceUnpaired(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else {
                    return replaceFrom(text, i);
                }
            }
        }
        return text;
    }

    private static String replaceFrom(String text, int first) {
        StringBuilder clean = new StringBuilder(text.length()).append(text, 0, first);
        text.codePoints()
                .skip(text.codePointCount(0, first))
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
