package dev.stillwatch.intel.config;

import dev.stillwatch.intel.evidence.BundleBuilder;
import dev.stillwatch.intel.evidence.LeafSalts;
import dev.stillwatch.intel.report.Reports;
import dev.stillwatch.platform.transparency.NoteKey;
import dev.stillwatch.platform.transparency.NoteSigner;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys of evidence, checked when the service starts. */
@Singleton
public final class EvidenceKeys {

    /**
     * What evidence is made with.
     *
     * @param builder makes and signs bundles
     * @param key the key that bundles verify under
     * @param ledger the key that the ledger verifies under
     */
    public record Ready(BundleBuilder builder, NoteKey key, NoteKey ledger) {}

    private final Optional<Ready> ready;

    /**
     * Checks the keys.
     *
     * @throws IllegalArgumentException when some are there and others are not, or one is no good
     */
    public EvidenceKeys(EvidenceConfiguration keys, IntelConfiguration intel) {
        long missing = Stream.of(keys.signingKey(), keys.verificationKey(), keys.saltKey(), keys.ledgerKey())
                .filter(k -> k == null || k.isBlank())
                .count();
        if (missing == 4) {
            this.ready = Optional.empty();
            return;
        }
        String signing = keys.signingKey();
        String verification = keys.verificationKey();
        String salt = keys.saltKey();
        String ledger = keys.ledgerKey();
        if (missing > 0 || signing == null || verification == null || salt == null || ledger == null) {
            throw new IllegalArgumentException(
                    "Of stillwatch.intel.evidence.signing-key, verification-key, salt-key and" + " ledger-key "
                            + missing + " are missing; set all or none. docs/evidence.md says how to make them");
        }
        var signer = new NoteSigner(issuer(intel.providerId()), signing, verification);
        this.ready = Optional.of(new Ready(
                new BundleBuilder(signer, new LeafSalts(Base64.getDecoder().decode(salt)), new Reports()),
                signer.verifier(),
                NoteKey.parse(ledger)));
    }

    /** Who signs the evidence of a provider. */
    public static String issuer(String providerId) {
        return providerId + "/evidence";
    }

    /** The keys; empty when no evidence is to be given out. */
    public Optional<Ready> ready() {
        return ready;
    }
}
