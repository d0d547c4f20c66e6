package dev.stillwatch.platform.transparency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTreeTest {

    /** The leaves of the test vectors that Certificate Transparency implementations share. */
    private static final List<ByteString> LEAVES = List.of(
            hex(""),
            hex("00"),
            hex("10"),
            hex("2021"),
            hex("3031"),
            hex("40414243"),
            hex("5051525354555657"),
            hex("606162636465666768696a6b6c6d6e6f"));

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    })
    void hasTheRootsOfCertificateTransparency(int size, String root) {
        assertThat(tree(LEAVES.subList(0, size)).root()).isEqualTo(hex(root));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 31, 32, 33, 100, 257})
    void equalsTheRecursiveDefinitionOfTheRfc(int size) {
        List<ByteString> leaves = IntStream.range(0, size)
                .mapToObj(i -> ByteString.copyFromUtf8("leaf " + i))
                .toList();

        assertThat(tree(leaves).root()).isEqualTo(rfc(leaves));
    }

    @Test
    void keepsOneHashForEachBitOfItsSize() {
        MerkleTree tree = tree(IntStream.range(0, 1000)
                .mapToObj(i -> ByteString.copyFromUtf8("leaf " + i))
                .toList());

        assertThat(tree.peaks()).hasSize(Long.bitCount(1000));
    }

    @Test
    void refusesPeaksThatDoNotFitItsSize() {
        assertThatThrownBy(() -> new MerkleTree(3, List.of(hex("00")))).isInstanceOf(IllegalArgumentException.class);
    }

    static LeafHashes leafHashes() {
        LeafHashes hashes = new LeafHashes();
        LEAVES.forEach(leaf -> hashes.add(Hashes.leaf(leaf)));
        return hashes;
    }

    private static MerkleTree tree(List<ByteString> leaves) {
        MerkleTree tree = MerkleTree.empty();
        for (ByteString leaf : leaves) {
            tree = tree.with(Hashes.leaf(leaf));
        }
        return tree;
    }

    /** RFC 9162 section 2.1.1, word for word. */
    private static ByteString rfc(List<ByteString> leaves) {
        if (leaves.size() == 1) {
            return Hashes.leaf(leaves.getFirst());
        }
        int k = Integer.highestOneBit(leaves.size() - 1);
        return Hashes.node(rfc(leaves.subList(0, k)), rfc(leaves.subList(k, leaves.size())));
    }

    private static ByteString hex(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }
}
