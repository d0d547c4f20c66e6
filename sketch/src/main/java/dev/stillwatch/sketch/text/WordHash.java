package dev.stillwatch.sketch.text;

/** Keyless hash of a word, character by character; fixed for ever, since word lists and embeddings are built on it. */
public final class WordHash {
    static final long START = 0x9E3779B97F4A7C15L;
    private static final long FACTOR = 0xff51afd7ed558ccdL;

    private WordHash() {}

    /** Hash of a word in lower case without apostrophes, as {@link Tokens} would give it. */
    public static long of(String word) {
        return finish(word.codePoints().asLongStream().reduce(START, (hash, c) -> next(hash, (int) c)));
    }

    /** The hash with one more character, before {@link #finish}. */
    static long next(long hash, int c) {
        return (hash ^ c) * FACTOR;
    }

    /** Spreads a running hash over all bits. */
    static long finish(long hash) {
        return mix(hash);
    }

    /** Finaliser of MurmurHash3 (Appleby). */
    static long mix(long value) {
        long x = value;
        x = (x ^ (x >>> 33)) * 0xff51afd7ed558ccdL;
        x = (x ^ (x >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return x ^ (x >>> 33);
    }
}
