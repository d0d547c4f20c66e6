package dev.stillwatch.platform.transparency;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;

/** Makes the proofs of RFC 9162: that an entry is in a tree (section 2.1.3.1), and that one tree begins with another (section 2.1.4.1). */
public final class Proofs {

    private Proofs() {}

    /** The head of the tree of the first leaves. */
    public static ByteString root(LeafHashes leaves, long size) {
        return leaves.root(0, size);
    }

    /**
     * PATH(index, D[size]).
     *
     * @param index index of the leaf, below the size
     * @param size leaves of the tree, at most those there are
     */
    public static List<ByteString> inclusion(LeafHashes leaves, long index, long size) {
        if (index < 0 || index >= size || size > leaves.size()) {
            throw new IllegalArgumentException(
                    "There is no leaf " + index + " in a tree of " + size + " of " + leaves.size() + " leaves");
        }
        List<ByteString> path = new ArrayList<>();
        inclusion(leaves, index, 0, size, path);
        return path;
    }

    private static void inclusion(LeafHashes leaves, long index, long from, long to, List<ByteString> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + LeafHashes.split(to - from);
        if (index < middle) {
            inclusion(leaves, index, from, middle, path);
            path.add(leaves.root(middle, to));
        } else {
            inclusion(leaves, index, middle, to, path);
            path.add(leaves.root(from, middle));
        }
    }

    /**
     * PROOF(first, D[second]).
     *
     * @param first leaves of the smaller tree, at least one
     * @param second leaves of the larger tree, at most those there are
     */
    public static List<ByteString> consistency(LeafHashes leaves, long first, long second) {
        if (first < 1 || first > second || second > leaves.size()) {
            throw new IllegalArgumentException(
                    "Of " + leaves.size() + " leaves, a tree of " + second + " can't begin with one of " + first);
        }
        List<ByteString> path = new ArrayList<>();
        if (first < second) {
            consistency(leaves, first, 0, second, true, path);
        }
        return path;
    }

    /** SUBPROOF; the root of the smaller tree itself is left out where the verifier has it. */
    private static void consistency(
            LeafHashes leaves, long first, long from, long to, boolean known, List<ByteString> path) {
        if (first == to) {
            if (!known) {
                path.add(leaves.root(from, to));
            }
            return;
        }
        long middle = from + LeafHashes.split(to - from);
        if (first <= middle) {
            consistency(leaves, first, from, middle, known, path);
            path.add(leaves.root(middle, to));
        } else {
            consistency(leaves, first, middle, to, false, path);
            path.add(leaves.root(from, middle));
        }
    }
}
