package dev.stillwatch.sketch.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shipped is what its name and its model card say. */
class ShippedModelsTest {
    private static final Path CARD = Path.of("..", "docs", "model-card-embedding.md");

    @ParameterizedTest
    @ValueSource(strings = {ShippedModels.EMBEDDING, ShippedModels.GENERATORS})
    void theNameAndTheModelCardTellTheHash(String name) throws IOException, NoSuchAlgorithmException {
        String hash = sha256(name);

        assertThat(name).contains(hash.substring(0, 16));
        assertThat(Files.readString(CARD)).contains(hash);
    }

    private static String sha256(String name) throws IOException, NoSuchAlgorithmException {
        try (InputStream in = Objects.requireNonNull(ShippedModels.class.getResourceAsStream(name))) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()));
        }
    }
}
