package dev.stillwatch.standalone;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The key under which standalone hashes what is personal. It is no secret: it is the same everywhere, so that the same events
 * give the same findings on every machine. Data made under it is for trying out and for evaluation; a cluster is given its own.
 */
final class DevelopmentKey {

    static final String ID = "development";

    private static final String TEXT = "stillwatch development key: not a secret, not for production";

    private DevelopmentKey() {}

    /** The key in Base64, as ingest-service takes it. */
    static String base64() {
        return Base64.getEncoder().encodeToString(TEXT.getBytes(StandardCharsets.UTF_8));
    }
}
