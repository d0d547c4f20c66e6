package dev.stillwatch.sketch.text;

import java.util.Arrays;

/** One pass over a cleaned text. */
final class Tokenizer {
    private static final int LONGEST_SHOUTED_ACRONYM = 4;

    private final String text;
    private int[] starts;
    private int[] ends;
    private long[] hashes;
    private byte[] flags;
    private int size;
    private int unspaced;

    private Tokenizer(String text) {
        int guess = text.length() / 4 + 8;
        this.text = text;
        this.starts = new int[guess];
        this.ends = new int[guess];
        this.hashes = new long[guess];
        this.flags = new byte[guess];
    }

    static Tokens tokenize(String text) {
        Tokenizer tokenizer = new Tokenizer(text);
        tokenizer.run();
        return new Tokens(
                text,
                tokenizer.starts,
                tokenizer.ends,
                tokenizer.hashes,
                tokenizer.flags,
                tokenizer.size,
                tokenizer.unspaced);
    }

    private void run() {
        boolean opens = true;
        int i = 0;
        while (i < text.length()) {
            int c = codePoint(i);
            if (!Characters.isWord(c)) {
                opens |= Characters.endsSentence(c) || Characters.isLineBreak(c);
                i += Character.charCount(c);
            } else if (Characters.isUnspaced(c)) {
                add(i, i + Character.charCount(c), WordHash.finish(WordHash.next(WordHash.START, c)), Tokens.UNSPACED);
                unspaced++;
                opens = false;
                i += Character.charCount(c);
            } else {
                i = word(i, opens);
                opens = false;
            }
        }
    }

    /** Reads the word that starts at an index and returns where it ends. */
    private int word(int start, boolean opens) {
        long hash = WordHash.START;
        int upper = 0;
        boolean number = false;
        int i = start;
        while (i < text.length()) {
            int c = codePoint(i);
            if (Characters.isWord(c) && !Characters.isUnspaced(c)) {
                int lower = lower(c);
                upper += lower == c ? 0 : 1;
                number |= isDigit(c);
                hash = WordHash.next(hash, lower);
                i += Character.charCount(c);
            } else if (Characters.isApostrophe(c) && i + 1 < text.length() && Character.isLetter(text.charAt(i + 1))) {
                i++;
            } else {
                break;
            }
        }
        int length = i - start;
        int first = codePoint(start);
        int flag = lower(first) != first && length > 1 ? Tokens.CAPITALISED : 0;
        flag |= upper == length && length > LONGEST_SHOUTED_ACRONYM ? Tokens.SHOUTED : 0;
        flag |= number ? Tokens.NUMBER : 0;
        flag |= opens ? Tokens.OPENS_SENTENCE : 0;
        add(start, i, WordHash.finish(hash), (byte) flag);
        return i;
    }

    private void add(int start, int end, long hash, byte flag) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            hashes = Arrays.copyOf(hashes, size * 2);
            flags = Arrays.copyOf(flags, size * 2);
        }
        starts[size] = start;
        ends[size] = end;
        hashes[size] = hash;
        flags[size++] = flag;
    }

    private int codePoint(int i) {
        char c = text.charAt(i);
        return Character.isSurrogate(c) ? text.codePointAt(i) : c;
    }

    private static int lower(int c) {
        if (c < 128) {
            return c >= 'A' && c <= 'Z' ? c + 32 : c;
        }
        return Character.toLowerCase(c);
    }

    private static boolean isDigit(int c) {
        return c < 128 ? c >= '0' && c <= '9' : Character.isDigit(c);
    }
}
