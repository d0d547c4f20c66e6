package dev.stillwatch.intel.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/**
 * What evidence is signed with. All four or none; without them no evidence is given out. docs/evidence.md says how to make them.
 *
 * @param signingKey Ed25519 private key, Base64 of PKCS #8; one of its own, not the ledger's
 * @param verificationKey its public key, Base64 of X.509
 * @param saltKey at least 32 secret bytes in Base64; salts withheld evidence
 * @param ledgerKey the key that the ledger's checkpoints verify under, {@code NAME+ID+KEY}, as {@code stillwatch ledger checkpoint} shows it
 */
@ConfigurationProperties("stillwatch.intel.evidence")
public record EvidenceConfiguration(
        @Nullable String signingKey,
        @Nullable String verificationKey,
        @Nullable String saltKey,
        @Nullable String ledgerKey) {}
