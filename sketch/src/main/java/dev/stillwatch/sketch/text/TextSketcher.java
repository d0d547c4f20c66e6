package dev.stillwatch.sketch.text;

import com.google.protobuf.ByteString;
import dev.stillwatch.ingest.v1.TextSketch;
import dev.stillwatch.sketch.key.KeyedHash;
import dev.stillwatch.sketch.key.Purpose;

/** Sketches texts under one key. Safe for all threads. */
public final class TextSketcher {
    /** How much of a sketch is wanted. */
    public enum Depth {
        /** Length, words, digest, SimHash and language. */
        OUTLINE,
        /** That, and skeleton, opening, closing and bands. */
        FRAME,
        /** That, and the embedding. */
        WHOLE
    }

    private final KeyedHash key;

    /** Sketches under a key. */
    public TextSketcher(KeyedHash key) {
        this.key = key;
    }

    /**
     * The sketch of a text without its class scores. Of few words of frame too much is common to
     * everybody: the skeleton is absent below six, the bands below ten, the opening when no more than eight are there, the closing when a text is no more than that.
     *
     * @param text the text
     * @param tokens its words, {@link Tokens#of}
     */
    public TextSketch.Builder sketch(String text, Tokens tokens, Depth depth) {
        TextSketch.Builder sketch = TextSketch.newBuilder()
                .setLength(text.codePointCount(0, text.length()))
                .setWords(words(text, tokens))
                .setDigest(key.hash(Purpose.TEXT, Cleaning.fold(text)))
                .setSimhash(SimHash.of(tokens, key.shingles()))
                .setLanguage(Language.of(tokens));
        switch (depth) {
            case OUTLINE -> {}
            case FRAME -> frame(sketch, tokens);
            case WHOLE -> {
                frame(sketch, tokens);
                sketch.setEmbedding(ByteString.copyFrom(tokens.embedding()));
            }
        }
        return sketch;
    }

    private void frame(TextSketch.Builder sketch, Tokens tokens) {
        Skeleton skeleton = Skeleton.of(tokens);
        if (!skeleton.isSpecific()) {
            return;
        }
        sketch.setSkeleton(key.hash(Purpose.SKELETON, skeleton.items()));
        long[] opening = skeleton.opening();
        if (opening.length > 0) {
            sketch.setOpening(key.hash(Purpose.OPENING, opening));
        }
        long[] closing = skeleton.closing();
        if (closing.length > 0) {
            sketch.setClosing(key.hash(Purpose.CLOSING, closing));
        }
        for (long band : Bands.of(skeleton, key)) {
            sketch.addBands(band);
        }
    }

    /** Words of the whole text; where only head and tail were read, as many as if the rest were like them. */
    private static int words(String text, Tokens tokens) {
        int read = tokens.text().length();
        return text.length() <= Cleaning.MOST_READ || read == 0
                ? tokens.words()
                : (int) Math.round(tokens.words() * ((double) text.length() / read));
    }
}
