package dev.stillwatch.platform.transparency;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;

/**
 * The head of a Merkle tree that leaves are only ever added to (RFC 9162 section 2.1.1). Immutable. It keeps the roots of the
 * perfect subtrees that the leaves so far make up, one for each bit set in their number, so it is O(log n) in size and each leaf
 * costs two hashes on average.
 *
 * @param size how many leaves it has
 * @param peaks roots of its perfect subtrees, the largest (the oldest leaves) first
 */
public record MerkleTree(long size, List<ByteString> peaks) {

    /** Refuses peaks that do not fit the size. */
    public MerkleTree {
        peaks = List.copyOf(peaks);
        if (size < 0 || peaks.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(
                    "A tree of " + size + " leaves does not have " + peaks.size() + " peaks");
        }
    }

    /** The tree without leaves. */
    public static MerkleTree empty() {
        return new MerkleTree(0, List.of());
    }

    /** The tree with one leaf more, given as its leaf hash. */
    public MerkleTree with(ByteString leafHash) {
        List<ByteString> next = new ArrayList<>(peaks);
        ByteString right = leafHash;
        // Each trailing one of the size is a subtree as large as the one being added: the two become one.
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            right = Hashes.node(next.removeLast(), right);
        }
        next.add(right);
        return new MerkleTree(size + 1, next);
    }

    /** The tree head: the Merkle tree hash of all leaves; of none, the hash of nothing. */
    public ByteString root() {
        if (peaks.isEmpty()) {
            return Hashes.sha256(ByteString.EMPTY);
        }
        ByteString root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = Hashes.node(peaks.get(i), root);
        }
        return root;
    }
}
