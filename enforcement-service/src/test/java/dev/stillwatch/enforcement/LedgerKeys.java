package dev.stillwatch.enforcement;

import dev.stillwatch.enforcement.ledger.Salts;
import dev.stillwatch.enforcement.state.LedgerSeal;
import dev.stillwatch.platform.transparency.NoteSigner;
import java.util.Base64;
import java.util.Map;

/** Keys for tests: the pair is the first of RFC 8032 section 7.1. */
public final class LedgerKeys {

    public static final LedgerConfiguration CONFIGURATION = new LedgerConfiguration(
            "test.invalid/ledger",
            "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g",
            "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
            Base64.getEncoder().encodeToString(new byte[32]));

    private LedgerKeys() {}

    public static Map<String, Object> settings() {
        return Map.of(
                "stillwatch.enforcement.ledger.origin", CONFIGURATION.origin(),
                "stillwatch.enforcement.ledger.signing-key", CONFIGURATION.signingKey(),
                "stillwatch.enforcement.ledger.verification-key", CONFIGURATION.verificationKey(),
                "stillwatch.enforcement.ledger.salt-key", CONFIGURATION.saltKey());
    }

    public static LedgerSeal seal() {
        return new LedgerSeal(CONFIGURATION);
    }

    public static Salts salts() {
        return seal().salts();
    }

    public static NoteSigner signer() {
        return seal().signer();
    }
}
