package dev.stillwatch.enforcement.state;

import dev.stillwatch.enforcement.LedgerConfiguration;
import dev.stillwatch.enforcement.ledger.Salts;
import dev.stillwatch.platform.transparency.NoteSigner;
import jakarta.inject.Singleton;
import java.util.Base64;

/** The keys of this installation's ledger: what signs its heads, and what salts its records. */
@Singleton
public final class LedgerSeal {

    private final NoteSigner signer;
    private final Salts salts;

    /** The keys that are configured. */
    public LedgerSeal(LedgerConfiguration configuration) {
        this.signer =
                new NoteSigner(configuration.origin(), configuration.signingKey(), configuration.verificationKey());
        this.salts = new Salts(Base64.getDecoder().decode(configuration.saltKey()));
    }

    /** Signs heads of the ledger. */
    public NoteSigner signer() {
        return signer;
    }

    /** Salts its records. */
    public Salts salts() {
        return salts;
    }
}
