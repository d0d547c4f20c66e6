package dev.stillwatch.sketch.activity;

import com.google.protobuf.ByteString;

/**
 * Which of 64 cells an embedding falls into: the signs of its products with six fixed random vectors (Charikar 2002). Texts near in
 * embedding fall into one cell more often than far ones.
 */
final class Topic {
    static final int DIMENSIONS = 64;
    private static final int PLANES = 6;
    private static final long[] SIGNS = new long[PLANES];

    static {
        for (int plane = 0; plane < PLANES; plane++) {
            SIGNS[plane] = Mix.mix(0x5714_7761_7463_6800L + plane);
        }
    }

    private Topic() {}

    static int of(ByteString embedding) {
        int cell = 0;
        for (int plane = 0; plane < PLANES; plane++) {
            int product = 0;
            for (int i = 0; i < DIMENSIONS; i++) {
                product += ((SIGNS[plane] >>> i) & 1) == 0 ? embedding.byteAt(i) : -embedding.byteAt(i);
            }
            cell = (cell << 1) | (product >= 0 ? 1 : 0);
        }
        return cell;
    }
}
