package dev.stillwatch.embedded.authority;

import java.nio.file.Path;

/**
 * A certificate and its key.
 *
 * @param certificate PEM, the certificate itself first, then its issuer
 * @param key PEM, PKCS #8
 */
public record Issued(String certificate, String key) {

    /** Writes both, the key for its owner alone. Each file is whole whenever it is read. */
    public void write(Path certificateFile, Path keyFile) {
        Pem.write(keyFile, key, true);
        Pem.write(certificateFile, certificate, false);
    }
}
