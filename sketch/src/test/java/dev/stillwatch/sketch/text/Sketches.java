package dev.stillwatch.sketch.text;

import dev.stillwatch.ingest.v1.TextSketch;
import dev.stillwatch.sketch.key.KeyedHash;
import dev.stillwatch.sketch.key.Keyring;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Sketches under a test's key, and what is said of two of them. */
final class Sketches {
    static final KeyedHash KEY = key("a secret for tests only");
    static final KeyedHash OTHER_KEY = key("another secret for tests");

    private Sketches() {}

    static TextSketch sketch(String text) {
        return sketch(text, KEY);
    }

    static TextSketch sketch(String text, KeyedHash key) {
        return new TextSketcher(key)
                .sketch(text, Tokens.of(text), TextSketcher.Depth.WHOLE)
                .build();
    }

    static boolean shareABand(String one, String other) {
        Set<Long> shared = new HashSet<>(sketch(one).getBandsList());
        shared.retainAll(sketch(other).getBandsList());
        return !shared.isEmpty();
    }

    static double cosine(String one, String other) {
        byte[] a = sketch(one).getEmbedding().toByteArray();
        byte[] b = sketch(other).getEmbedding().toByteArray();
        double product = 0;
        for (int i = 0; i < a.length; i++) {
            product += a[i] * b[i];
        }
        return product / (127.0 * 127.0);
    }

    private static KeyedHash key(String secret) {
        return Keyring.of("t", secret.getBytes(StandardCharsets.UTF_8)).current();
    }
}
