package dev.stillwatch.sketch.text;

import com.dynatrace.hash4j.similarity.SimilarityHashPolicy;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import dev.stillwatch.sketch.key.KeyedHash;
import dev.stillwatch.sketch.key.Purpose;

/**
 * Locality-sensitive hashing of skeletons: MinHash (Broder 1997) over runs of three items, cut into bands of rows (Leskovec, Rajaraman
 * and Ullman, "Mining of Massive Datasets", chapter 3). Two skeletons that have a share J of their runs in common agree in one band or more with
 * chance 1 − (1 − J^3)^8: 0.997 at 0.8, 0.66 at 0.5, 0.20 at 0.3, 0.008 at 0.1.
 */
final class Bands {
    static final int BANDS = 8;
    static final int ROWS = 3;

    /** Fewest words of frame: shorter ones share their turns of phrase with everybody. */
    static final int FEWEST_WORDS = 10;

    private static final int COMPONENT_BITS = 32;
    private static final SimilarityHashPolicy MIN_HASH = SimilarityHashing.minHash(BANDS * ROWS, COMPONENT_BITS);

    private Bands() {}

    /** The bands' hashes, in order; none when the skeleton has fewer than ten words of frame. */
    static long[] of(Skeleton skeleton, KeyedHash key) {
        if (skeleton.words() < FEWEST_WORDS) {
            return new long[0];
        }
        long[] items = skeleton.items();
        byte[] signature = MIN_HASH.createHasher().compute(Shingles.ofThree(items, items.length, key.shingles()));
        long[] bands = new long[BANDS];
        for (int band = 0; band < BANDS; band++) {
            long[] rows = new long[ROWS + 1];
            rows[0] = band;
            for (int row = 0; row < ROWS; row++) {
                rows[row + 1] = MIN_HASH.getComponent(signature, band * ROWS + row);
            }
            bands[band] = key.hash(Purpose.BAND, rows);
        }
        return bands;
    }
}
