package dev.stillwatch.platform.transparency;

import com.google.protobuf.ByteString;
import java.util.List;

/** Checks the proofs of RFC 9162, by the algorithms it gives for that (sections 2.1.3.2 and 2.1.4.2), from hashes alone. */
public final class ProofCheck {

    private ProofCheck() {}

    /**
     * Whether a leaf is in a tree.
     *
     * @param leafHash hash of the leaf
     * @param index index of the leaf
     * @param size leaves of the tree
     * @param root head of the tree
     * @param path the proof
     */
    public static boolean inclusion(
            ByteString leafHash, long index, long size, ByteString root, List<ByteString> path) {
        if (index < 0 || index >= size) {
            return false;
        }
        long fn = index;
        long sn = size - 1;
        ByteString hash = leafHash;
        for (ByteString p : path) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                hash = Hashes.node(p, hash);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                hash = Hashes.node(hash, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && hash.equals(root);
    }

    /**
     * Whether a tree begins with another.
     *
     * @param first leaves of the smaller tree, at least one
     * @param firstRoot its head
     * @param second leaves of the larger tree
     * @param secondRoot its head
     * @param path the proof
     */
    public static boolean consistency(
            long first, ByteString firstRoot, long second, ByteString secondRoot, List<ByteString> path) {
        if (first < 1 || first > second) {
            return false;
        }
        if (first == second) {
            return path.isEmpty() && firstRoot.equals(secondRoot);
        }
        boolean whole = Long.bitCount(first) == 1;
        if (!whole && path.isEmpty()) {
            return false;
        }
        long fn = first - 1;
        long sn = second - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        ByteString fr = whole ? firstRoot : path.getFirst();
        ByteString sr = fr;
        for (ByteString c : whole ? path : path.subList(1, path.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = Hashes.node(c, fr);
                sr = Hashes.node(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = Hashes.node(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && fr.equals(firstRoot) && sr.equals(secondRoot);
    }
}
