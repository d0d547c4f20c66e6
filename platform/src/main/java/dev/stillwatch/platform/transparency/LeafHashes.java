package dev.stillwatch.platform.transparency;

import com.google.protobuf.ByteString;
import java.util.Arrays;

/**
 * The leaf hashes of a ledger in memory, for proofs: 32 bytes a leaf, and the root of each full block of 1,024 leaves, so that a proof costs
 * about one hash for a thousand leaves. One writer; readers of any number of threads see every leaf below the size they read.
 */
public final class LeafHashes {

    private static final int HASH = 32;
    private static final int BLOCK = 1024;

    private byte[][] blocks = new byte[1][];
    private ByteString[] roots = new ByteString[1];
    private volatile long size;

    /** Adds a leaf hash. */
    public void add(ByteString leafHash) {
        long index = size;
        int block = Math.toIntExact(index / BLOCK);
        int place = (int) (index % BLOCK);
        if (block == blocks.length) {
            // Readers keep the arrays they hold: what was written to those stays true.
            roots = Arrays.copyOf(roots, 2 * block);
            blocks = Arrays.copyOf(blocks, 2 * block);
        }
        if (place == 0) {
            blocks[block] = new byte[BLOCK * HASH];
        }
        leafHash.copyTo(blocks[block], place * HASH);
        if (place == BLOCK - 1) {
            roots[block] = compute(index + 1 - BLOCK, index + 1);
        }
        size = index + 1;
    }

    /** How many there are. */
    public long size() {
        return size;
    }

    /** The leaf hash at an index below {@link #size()}. */
    public ByteString get(long index) {
        return ByteString.copyFrom(blocks[(int) (index / BLOCK)], (int) (index % BLOCK) * HASH, HASH);
    }

    /** Merkle tree hash of the leaves from one index up to, and without, another (RFC 9162 section 2.1.1). */
    ByteString root(long from, long to) {
        if (to == from) {
            return Hashes.sha256(ByteString.EMPTY);
        }
        return to - from == BLOCK && from % BLOCK == 0 ? roots[(int) (from / BLOCK)] : compute(from, to);
    }

    private ByteString compute(long from, long to) {
        if (to - from == 1) {
            return get(from);
        }
        long middle = from + split(to - from);
        return Hashes.node(root(from, middle), root(middle, to));
    }

    /** The largest power of two below a number of leaves. */
    static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}
