package dev.stillwatch.sketch.text;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The models that are shipped, trained by {@code stillwatch train} on text whose licence allows it; docs/model-card-embedding.md says on what. Each is a
 * resource with the beginning of its SHA-256 in its name.
 */
public final class ShippedModels {
    /** The resource that holds the word vectors. */
    public static final String EMBEDDING = "embedding-d8c431c88846117c.bin";

    /** The resource that holds the generators known. */
    public static final String GENERATORS = "generators-39603838f56c7ccc.bin";

    private static final Embedding STANDARD = new Embedding(embeddingModel());

    private ShippedModels() {}

    /** The embedding that every sketch is made with. */
    public static Embedding embedding() {
        return STANDARD;
    }

    /** The generators of training data known, as the means of their prompts. */
    public static List<Generator> generators() {
        try (DataInputStream in = new DataInputStream(open(GENERATORS))) {
            return Generator.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + GENERATORS + " cannot be read", e);
        }
    }

    private static EmbeddingModel embeddingModel() {
        try (InputStream in = open(EMBEDDING)) {
            return EmbeddingModel.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + EMBEDDING + " cannot be read", e);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = ShippedModels.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("resource " + name + " is missing from the class path");
        }
        try (in) {
            return new ByteArrayInputStream(in.readAllBytes());
        }
    }
}
