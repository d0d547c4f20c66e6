package dev.stillwatch.sketch.text;

import java.text.Normalizer;

/** Takes from a text what the eye does not see, so that it cannot be used to make equal texts differ. */
final class Cleaning {
    /** Longest text, in UTF-16 units, that is looked at whole; of a longer one the head and the tail are. */
    static final int MOST_READ = 40_960;

    private static final int TAIL = 8_192;

    private Cleaning() {}

    /** NFKC (Unicode TR 15) without format characters such as zero-width spaces, of at most {@link #MOST_READ} units and a line between. */
    static String clean(String text) {
        String read = text.length() <= MOST_READ
                ? text
                : text.substring(0, MOST_READ - TAIL) + "\n" + text.substring(text.length() - TAIL);
        if (isAscii(read)) {
            return read;
        }
        String composed = Normalizer.isNormalized(read, Normalizer.Form.NFKC)
                ? read
                : Normalizer.normalize(read, Normalizer.Form.NFKC);
        return withoutFormatCharacters(composed);
    }

    /** The whole text with each run of white space and control characters as one space, and none at its ends. */
    static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || (c >= 0x80 && (Character.isWhitespace(c) || Character.isSpaceChar(c)))) {
                space = !folded.isEmpty();
            } else {
                if (space) {
                    folded.append(' ');
                    space = false;
                }
                folded.append(c);
            }
        }
        return folded.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String withoutFormatCharacters(String text) {
        StringBuilder kept = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean format = c >= 0xAD && Character.getType(c) == Character.FORMAT;
            if (format && kept == null) {
                kept = new StringBuilder(text.length()).append(text, 0, i);
            } else if (!format && kept != null) {
                kept.append(c);
            }
        }
        return kept == null ? text : kept.toString();
    }
}
