package dev.stillwatch.sketch.text;

import org.jspecify.annotations.Nullable;

/**
 * The words of a text, in order: runs of letters and digits, and single characters of scripts without spaces. A word is known by a hash of
 * its lower-case letters, apostrophes left out; the hash is keyless, 64 bits, and stays inside the process.
 */
public final class Tokens {
    static final byte CAPITALISED = 1;
    static final byte NUMBER = 2;
    static final byte UNSPACED = 4;
    static final byte OPENS_SENTENCE = 8;
    static final byte SHOUTED = 16;

    /** Letters that {@link #stemHash} reads. */
    public static final int STEM = 4;

    private final String text;
    private final int[] starts;
    private final int[] ends;
    private final long[] hashes;
    private final byte[] flags;
    private final int size;
    private final int unspaced;
    private byte @Nullable [] embedding;

    Tokens(String text, int[] starts, int[] ends, long[] hashes, byte[] flags, int size, int unspaced) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
        this.hashes = hashes;
        this.flags = flags;
        this.size = size;
        this.unspaced = unspaced;
    }

    /** Takes a text apart; of a very long one, its head and tail. */
    public static Tokens of(String text) {
        return Tokenizer.tokenize(Cleaning.clean(text));
    }

    /** Whether a character, of a script without spaces, is a word by itself. */
    public static boolean standsAlone(int codePoint) {
        return Characters.isUnspaced(codePoint);
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** Number of words, two characters of a script without spaces taken as one. */
    public int words() {
        return size - unspaced + (unspaced + 1) / 2;
    }

    /** Hash of a word. */
    public long hash(int index) {
        return hashes[index];
    }

    /** Length of a word in UTF-16 units. */
    public int length(int index) {
        return ends[index] - starts[index];
    }

    /** Hash of a word's first four letters, as {@link WordHash#of} gives it; 0 for a shorter word. */
    public long stemHash(int index) {
        if (length(index) < STEM) {
            return 0;
        }
        long hash = WordHash.START;
        for (int i = 0; i < STEM; i++) {
            hash = WordHash.next(hash, lowerCharAt(index, i));
        }
        return WordHash.finish(hash);
    }

    /** Whether a word holds a digit. */
    public boolean isNumber(int index) {
        return is(index, NUMBER);
    }

    /** One unit of a word, in lower case. */
    public char lowerCharAt(int index, int offset) {
        return Character.toLowerCase(text.charAt(starts[index] + offset));
    }

    /** The text's embedding by the shipped model, made once; not to be written to. Two threads at once may make it twice, alike. */
    public byte[] embedding() {
        byte[] made = embedding;
        if (made == null) {
            made = ShippedModels.embedding().of(this);
            embedding = made;
        }
        return made;
    }

    /** All hashes; only the first {@link #size} count, and the array is not to be written to. */
    long[] hashes() {
        return hashes;
    }

    String text() {
        return text;
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }

    boolean is(int index, byte flag) {
        return (flags[index] & flag) != 0;
    }
}
