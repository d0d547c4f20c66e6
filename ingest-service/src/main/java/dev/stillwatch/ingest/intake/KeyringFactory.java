package dev.stillwatch.ingest.intake;

import dev.stillwatch.ingest.IngestConfiguration;
import dev.stillwatch.ingest.VocabularyConfiguration;
import dev.stillwatch.sketch.Sketcher;
import dev.stillwatch.sketch.Vocabulary;
import dev.stillwatch.sketch.elicitation.ElicitationClassifier;
import dev.stillwatch.sketch.key.Keyring;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Makes the sketcher from the configured keys; without a key the service does not start. */
@Factory
final class KeyringFactory {

    private static final String HOW = ". Make one with: openssl rand -base64 32; set it as stillwatch.ingest.keys.ID"
            + " and name ID in stillwatch.ingest.key";

    @Context
    Sketcher sketcher(IngestConfiguration configuration, VocabularyConfiguration words) {
        return new Sketcher(
                keyring(configuration),
                ElicitationClassifier.standard(),
                Vocabulary.standard().with(Vocabulary.Kind.PLAN, words.plans()));
    }

    /**
     * The keys.
     *
     * @throws IllegalStateException when there is none, the current one is not among them, or one is no Base64 or too short; never
     *     shows a secret
     */
    static Keyring keyring(IngestConfiguration configuration) {
        Map<String, String> configured = configuration.keys();
        String current = configuration.key();
        if (configured == null || configured.isEmpty() || current == null || current.isEmpty()) {
            throw new IllegalStateException("Sketches need a secret key, and none is set" + HOW);
        }
        Map<String, byte[]> secrets = new HashMap<>();
        configured.forEach((id, secret) -> secrets.put(id, decode(id, secret)));
        try {
            return Keyring.of(secrets, current);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("stillwatch.ingest.keys: " + e.getMessage() + HOW, e);
        }
    }

    private static byte[] decode(String id, String secret) {
        try {
            return Base64.getDecoder().decode(secret.strip());
        } catch (IllegalArgumentException e) {
            // Without the cause: its message quotes the secret's characters.
            throw new IllegalStateException("stillwatch.ingest.keys." + id + " is not Base64" + HOW);
        }
    }
}
