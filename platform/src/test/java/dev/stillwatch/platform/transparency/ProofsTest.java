package dev.stillwatch.platform.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProofsTest {

    private static final int MOST = 200;
    private static final LeafHashes LEAVES = leaves(MOST);
    private static final List<ByteString> ROOTS = roots(MOST);

    /** The vectors that Certificate Transparency implementations share, for the eight leaves of {@link MerkleTreeTest}. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "0, 1, none",
                "0, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
                        + "|5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                        + "|6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
                "5, 8, bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
                        + "|ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
                        + "|d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                "2, 3, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            })
    void inclusionIsThatOfCertificateTransparency(int index, int size, String path) {
        assertThat(Proofs.inclusion(MerkleTreeTest.leafHashes(), index, size)).isEqualTo(hashes(path));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "1, 1, none",
                "1, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
                        + "|5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                        + "|6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
                "6, 8, 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
                        + "|ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
                        + "|d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                "2, 5, 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                        + "|bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            })
    void consistencyIsThatOfCertificateTransparency(int first, int second, String path) {
        assertThat(Proofs.consistency(MerkleTreeTest.leafHashes(), first, second))
                .isEqualTo(hashes(path));
    }

    @Test
    void everyLeafOfEveryTreeIsShownToBeInIt() {
        for (int size = 1; size <= MOST; size++) {
            for (int index = 0; index < size; index++) {
                List<ByteString> path = Proofs.inclusion(LEAVES, index, size);

                assertThat(ProofCheck.inclusion(LEAVES.get(index), index, size, ROOTS.get(size), path))
                        .isTrue();
            }
        }
    }

    @Test
    void everyTreeIsShownToBeginWithEverySmallerOne() {
        for (int second = 1; second <= MOST; second++) {
            for (int first = 1; first <= second; first++) {
                List<ByteString> path = Proofs.consistency(LEAVES, first, second);

                assertThat(ProofCheck.consistency(first, ROOTS.get(first), second, ROOTS.get(second), path))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 31, 64, 100, 200})
    void anInclusionProofHoldsForNothingElse(int size) {
        int index = size * 2 / 3;
        List<ByteString> path = Proofs.inclusion(LEAVES, index, size);
        ByteString leaf = LEAVES.get(index);
        ByteString root = ROOTS.get(size);

        assertThat(ProofCheck.inclusion(changed(leaf), index, size, root, path)).isFalse();
        assertThat(ProofCheck.inclusion(leaf, index, size, changed(root), path)).isFalse();
        assertThat(ProofCheck.inclusion(leaf, index + 1, size, root, path)).isFalse();
        assertThat(ProofCheck.inclusion(leaf, -1, size, root, path)).isFalse();
        variants(path)
                .forEach(other -> assertThat(ProofCheck.inclusion(leaf, index, size, root, other))
                        .isFalse());
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "1, 7", "3, 7", "4, 7", "6, 8", "8, 9", "100, 200", "128, 200", "199, 200", "64, 64"})
    void aConsistencyProofHoldsForNothingElse(int first, int second) {
        List<ByteString> path = Proofs.consistency(LEAVES, first, second);
        ByteString smaller = ROOTS.get(first);
        ByteString larger = ROOTS.get(second);

        assertThat(ProofCheck.consistency(first, changed(smaller), second, larger, path))
                .isFalse();
        assertThat(ProofCheck.consistency(first, smaller, second, changed(larger), path))
                .isFalse();
        assertThat(ProofCheck.consistency(second + 1, smaller, second, larger, path))
                .isFalse();
        assertThat(ProofCheck.consistency(0, smaller, second, larger, path)).isFalse();
        variants(path)
                .forEach(other -> assertThat(ProofCheck.consistency(first, smaller, second, larger, other))
                        .isFalse());
    }

    @Test
    void blocksOfLeavesAreFoldedWithoutChangingTheTree() {
        int size = 5_000;
        LeafHashes many = leaves(size);
        List<ByteString> roots = roots(size);

        for (int some : new int[] {1023, 1024, 1025, 2048, 3000, 4096, 5000}) {
            assertThat(Proofs.root(many, some)).isEqualTo(roots.get(some));
            int index = some / 2;
            assertThat(ProofCheck.inclusion(
                            many.get(index), index, some, roots.get(some), Proofs.inclusion(many, index, some)))
                    .isTrue();
            assertThat(ProofCheck.consistency(
                            index, roots.get(index), some, roots.get(some), Proofs.consistency(many, index, some)))
                    .isTrue();
        }
    }

    /** The path with each node changed, left out, or doubled, and with one more at its end. */
    private static List<List<ByteString>> variants(List<ByteString> path) {
        List<List<ByteString>> variants = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            List<ByteString> changed = new ArrayList<>(path);
            changed.set(i, changed(path.get(i)));
            variants.add(changed);
            List<ByteString> shorter = new ArrayList<>(path);
            shorter.remove(i);
            variants.add(shorter);
            List<ByteString> longer = new ArrayList<>(path);
            longer.add(i, path.get(i));
            variants.add(longer);
        }
        List<ByteString> more = new ArrayList<>(path);
        more.add(Hashes.sha256(ByteString.copyFromUtf8("more")));
        variants.add(more);
        return variants;
    }

    private static ByteString changed(ByteString hash) {
        byte[] bytes = hash.toByteArray();
        bytes[5] ^= 1;
        return ByteString.copyFrom(bytes);
    }

    private static LeafHashes leaves(int size) {
        LeafHashes leaves = new LeafHashes();
        IntStream.range(0, size).forEach(i -> leaves.add(leaf(i)));
        return leaves;
    }

    private static List<ByteString> roots(int size) {
        List<ByteString> roots = new ArrayList<>();
        MerkleTree tree = MerkleTree.empty();
        roots.add(tree.root());
        for (int i = 0; i < size; i++) {
            tree = tree.with(leaf(i));
            roots.add(tree.root());
        }
        return roots;
    }

    private static ByteString leaf(int i) {
        return Hashes.leaf(ByteString.copyFromUtf8("leaf " + i));
    }

    private static List<ByteString> hashes(@org.jspecify.annotations.Nullable String path) {
        return path == null
                ? List.of()
                : List.of(path.split("\\|")).stream()
                        .map(h -> ByteString.copyFrom(HexFormat.of().parseHex(h)))
                        .toList();
    }
}
