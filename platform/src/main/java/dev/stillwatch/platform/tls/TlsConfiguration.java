package dev.stillwatch.platform.tls;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * A service's certificate and whom it trusts. All files are PEM, as cert-manager and SPIFFE helpers write them; all three are named, or none.
 *
 * @param certificateFile the service's certificate and the chain up to the authority, itself first; empty: no TLS
 * @param keyFile its private key, PKCS #8, not encrypted
 * @param trustFile certificates of the authorities that callers' certificates must come from
 * @param clientCertificate whether a caller must show a certificate
 * @param refresh how often the files are looked at; what changed is taken for new connections
 */
@ConfigurationProperties("stillwatch.tls")
public record TlsConfiguration(
        @Bindable(defaultValue = "") String certificateFile,
        @Bindable(defaultValue = "") String keyFile,
        @Bindable(defaultValue = "") String trustFile,
        @Bindable(defaultValue = "REQUIRED") ClientCertificate clientCertificate,
        @Bindable(defaultValue = "30s") Duration refresh) {

    /** Whether a caller must show a certificate. */
    public enum ClientCertificate {
        /** Without one there is no connection. */
        REQUIRED,
        /** Who has none must have a token. For people, and for gateways outside of the cluster. */
        OPTIONAL
    }

    /** Without TLS. */
    public static final TlsConfiguration NONE =
            new TlsConfiguration("", "", "", ClientCertificate.REQUIRED, Duration.ofSeconds(30));

    /** Refuses half a configuration. */
    public TlsConfiguration {
        boolean any = !certificateFile.isBlank() || !keyFile.isBlank() || !trustFile.isBlank();
        if (any) {
            require("certificate-file", certificateFile);
            require("key-file", keyFile);
            require("trust-file", trustFile);
        }
        if (refresh.isNegative() || refresh.isZero()) {
            throw new IllegalArgumentException(
                    "stillwatch.tls.refresh is " + refresh + "; it must be more than nothing");
        }
    }

    /** Whether there is TLS. */
    public boolean on() {
        return !certificateFile.isBlank();
    }

    private static void require(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(
                    "stillwatch.tls." + name
                            + " is missing: certificate-file, key-file and trust-file are set together. docs/access.md says how");
        }
    }
}
