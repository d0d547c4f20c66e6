package dev.stillwatch.sketch.text;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.similarity.ElementHashProvider;

/** Keyed hashes of all runs of a few words; of a shorter text, of the whole. */
final class Shingles {
    private Shingles() {}

    /** Runs of three. */
    static ElementHashProvider ofThree(long[] items, int size, Hasher64 hasher) {
        if (size < 3) {
            return ElementHashProvider.ofValues(
                    hasher.hashLongLongToLong(size > 0 ? items[0] : 0, size > 1 ? items[1] : 0));
        }
        long[] hashes = new long[size - 2];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = hasher.hashLongLongLongToLong(items[i], items[i + 1], items[i + 2]);
        }
        return ElementHashProvider.ofValues(hashes);
    }
}
