package dev.stillwatch.standalone;

import dev.stillwatch.intel.config.EvidenceKeys;
import dev.stillwatch.platform.transparency.NoteSigner;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The key under which standalone hashes what is personal, and the ones that its ledger and its evidence are salted and signed with. It is no secret: it is the same everywhere, so that the same events
 * give the same findings on every machine. Data made under it is for trying out and for evaluation; a cluster is given its own.
 */
final class DevelopmentKey {

    static final String ID = "development";

    private static final String TEXT = "stillwatch development key: not a secret, not for production";

    /** Ed25519 from the SHA-256 of the text above: whoever reads this can sign with it. PKCS #8. */
    static final String LEDGER_SIGNING = "MC4CAQAwBQYDK2VwBCIEIHbipV0aMcyBGio+lxllC409dUTXhAFe/o+KJaPvWIMO";

    /** Its public key, X.509. */
    static final String LEDGER_VERIFICATION = "MCowBQYDK2VwAyEAbAeIHO4PbiA9EiIVXzudzoSzo1EoiLhHL3tJl+Dpo6Q=";

    /** Names the ledgers that are signed with it. */
    static final String LEDGER_ORIGIN = "standalone.invalid/ledger";

    private static final String EVIDENCE_TEXT = "stillwatch development evidence key: not a secret, not for production";

    /** Ed25519 from the SHA-256 of the text above. PKCS #8. */
    static final String EVIDENCE_SIGNING = "MC4CAQAwBQYDK2VwBCIEIMxfwbL+41/DUCAW2IY0OHz+09VlNBMnPFlWgB5rT0fZ";

    /** Its public key, X.509. */
    static final String EVIDENCE_VERIFICATION = "MCowBQYDK2VwAyEA6kV4Q7pmfMJu5O17soMTRgTWJCrfxRmfC3nmBhhEQTI=";

    /** The provider that standalone is. */
    static final String PROVIDER = "standalone.invalid";

    private DevelopmentKey() {}

    static NoteSigner evidenceSigner() {
        return new NoteSigner(EvidenceKeys.issuer(PROVIDER), EVIDENCE_SIGNING, EVIDENCE_VERIFICATION);
    }

    static String evidenceSalt() {
        return Base64.getEncoder().encodeToString(EVIDENCE_TEXT.getBytes(StandardCharsets.UTF_8));
    }

    static NoteSigner ledgerSigner() {
        return new NoteSigner(LEDGER_ORIGIN, LEDGER_SIGNING, LEDGER_VERIFICATION);
    }

    /** The key in Base64, as ingest-service takes it, and enforcement-service for its ledger's salts. */
    static String base64() {
        return Base64.getEncoder().encodeToString(TEXT.getBytes(StandardCharsets.UTF_8));
    }
}
