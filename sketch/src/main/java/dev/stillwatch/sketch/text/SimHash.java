package dev.stillwatch.sketch.text;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.similarity.SimilarityHashPolicy;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import java.nio.ByteBuffer;

/** SimHash (Charikar 2002) over runs of three words: the share of bits in which two differ estimates the angle between the texts. */
final class SimHash {
    private static final SimilarityHashPolicy POLICY = SimilarityHashing.fastSimHash(Long.SIZE);

    private SimHash() {}

    /** 64 bits; 0 for a text without words and for it alone. */
    static long of(Tokens tokens, Hasher64 hasher) {
        if (tokens.size() == 0) {
            return 0;
        }
        byte[] bits = POLICY.createHasher().compute(Shingles.ofThree(tokens.hashes(), tokens.size(), hasher));
        long hash = ByteBuffer.wrap(bits).getLong();
        return hash == 0 ? 1 : hash;
    }
}
