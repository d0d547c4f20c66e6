package dev.stillwatch.intel.secevent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/** Keys to sign events with, made for a test. */
public final class Keys {

    private Keys() {}

    /** A new RSA key, PEM. */
    public static String pem() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            byte[] der = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A signer with a new key. */
    public static SetSigner signer() {
        return new SetSigner(pem(), Optional.empty());
    }

    /** A new key in a file. */
    public static Path file(Path folder, String name) throws IOException {
        return Files.writeString(folder.resolve(name), pem());
    }
}
