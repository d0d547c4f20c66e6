package dev.stillwatch.enforcement;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * What the ledger is signed and salted with; the same on every replica.
 *
 * @param origin names this ledger in its checkpoints, for good: a URL without its scheme, such as {@code stillwatch.example.com/ledger}
 * @param signingKey Ed25519 private key, Base64 of PKCS #8: {@code openssl genpkey -algorithm ed25519 -outform DER | base64}
 * @param verificationKey its public key, Base64 of X.509: {@code openssl pkey -inform DER -pubout -outform DER | base64}
 * @param saltKey at least 32 secret bytes in Base64; may be replaced at any time
 */
@ConfigurationProperties("stillwatch.enforcement.ledger")
public record LedgerConfiguration(
        @Bindable(defaultValue = "") String origin,
        @Bindable(defaultValue = "") String signingKey,
        @Bindable(defaultValue = "") String verificationKey,
        @Bindable(defaultValue = "") String saltKey) {

    /** Refuses what is missing. */
    public LedgerConfiguration {
        require("origin", origin);
        require("signing-key", signingKey);
        require("verification-key", verificationKey);
        require("salt-key", saltKey);
    }

    private static void require(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("stillwatch.enforcement.ledger." + name
                    + " is missing; docs/ledger.md says how to make the ledger's keys");
        }
    }
}
