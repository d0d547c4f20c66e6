package dev.stillwatch.sketch.activity;

import java.util.List;

/** Buckets of {@link Histogram#LANGUAGES}: the languages that sketching tells apart. Part of the wire format: append only. */
public final class Languages {
    private static final List<String> CODES = List.of(
            "", "en", "zh", "ru", "es", "de", "fr", "ja", "ko", "pt", "it", "nl", "pl", "ar", "he", "fa", "hi", "th",
            "el", "tr", "vi", "id", "uk", "sv", "bn", "ta", "ka", "hy");

    private static final int OTHER = Histogram.LANGUAGES.size() - 1;

    private Languages() {}

    /** Returns the bucket of an ISO 639-1 code; 0 for the empty one (unknown), the last bucket for any not listed. */
    public static int bucket(String code) {
        int index = CODES.indexOf(code);
        return index < 0 ? OTHER : index;
    }

    /** Returns the code of a bucket; empty for unknown, {@code other} for a bucket without a code. */
    public static String code(int bucket) {
        return bucket < CODES.size() ? CODES.get(bucket) : "other";
    }
}
