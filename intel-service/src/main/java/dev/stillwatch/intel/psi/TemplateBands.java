package dev.stillwatch.intel.psi;

import com.dynatrace.hash4j.hashing.Hashing;
import com.dynatrace.hash4j.similarity.ElementHashProvider;
import com.dynatrace.hash4j.similarity.SimilarityHashPolicy;
import com.dynatrace.hash4j.similarity.SimilarityHashing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Alike or not, by equal or not: a template's text becomes sixteen inputs, bands of a MinHash signature (Broder 1997) over runs of three words, without a key, so that
 * two providers get the same; the oblivious function takes a key's place. Two texts that have a share J of their runs in common agree in one band with
 * chance J^4 and in {@value #ENOUGH} of 16 or more with 0.997 at 0.8, 0.26 at 0.5, 0.007 at 0.3.
 */
public final class TemplateBands {

    /** Bands of a template. */
    public static final int BANDS = 16;

    /** A template is taken for matched when so many of its bands are. */
    public static final int ENOUGH = 2;

    private static final int FEWEST_WORDS = 10;
    private static final int ROWS = 4;
    private static final int RUN = 3;
    private static final SimilarityHashPolicy MIN_HASH = SimilarityHashing.minHash(BANDS * ROWS, 32);

    private TemplateBands() {}

    /** The bands of a text; none when it has fewer than ten words, for short texts are everybody's. */
    static List<String> of(String text) {
        String[] words = Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}{}<>_]+", -1))
                .filter(w -> !w.isEmpty())
                .toArray(String[]::new);
        if (words.length < FEWEST_WORDS) {
            return List.of();
        }
        long[] runs = new long[words.length - RUN + 1];
        for (int i = 0; i < runs.length; i++) {
            runs[i] = Hashing.xxh3_64().hashCharsToLong(words[i] + " " + words[i + 1] + " " + words[i + 2]);
        }
        byte[] signature = MIN_HASH.createHasher().compute(ElementHashProvider.ofValues(runs));
        List<String> bands = new ArrayList<>(BANDS);
        for (int band = 0; band < BANDS; band++) {
            StringBuilder input = new StringBuilder("template/1\0").append(band).append('\0');
            for (int row = 0; row < ROWS; row++) {
                input.append(HexFormat.of().toHexDigits(MIN_HASH.getComponent(signature, band * ROWS + row)));
            }
            bands.add(input.toString());
        }
        return List.copyOf(bands);
    }
}
