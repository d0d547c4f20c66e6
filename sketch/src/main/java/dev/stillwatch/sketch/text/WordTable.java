package dev.stillwatch.sketch.text;

/** Open-addressing map from word hash to a mask of bits. */
final class WordTable {
    private long[] hashes = new long[256];
    private int[] masks = new int[256];
    private int size;

    /** Adds bits to a word's mask; at least one must be set. */
    void add(long hash, int mask) {
        if (size * 2 >= hashes.length) {
            grow();
        }
        int at = find(hash);
        size += masks[at] == 0 ? 1 : 0;
        hashes[at] = hash;
        masks[at] |= mask;
    }

    /** Mask of a word, 0 when it is not there. */
    int get(long hash) {
        return masks[find(hash)];
    }

    private int find(long hash) {
        int most = hashes.length - 1;
        int at = (int) hash & most;
        while (masks[at] != 0 && hashes[at] != hash) {
            at = (at + 1) & most;
        }
        return at;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldMasks = masks;
        hashes = new long[oldHashes.length * 2];
        masks = new int[oldMasks.length * 2];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldMasks[i] != 0) {
                int at = find(oldHashes[i]);
                hashes[at] = oldHashes[i];
                masks[at] = oldMasks[i];
            }
        }
    }
}
