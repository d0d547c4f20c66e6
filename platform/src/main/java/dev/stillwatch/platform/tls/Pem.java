package dev.stillwatch.platform.tls;

import io.grpc.util.CertificateUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** Reads PEM files, and says of a bad one which it is and what is wrong with it. */
final class Pem {

    private Pem() {}

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new TlsException("There is no file " + file, e);
        } catch (IOException e) {
            throw new TlsException("Can't read " + file + ": " + e.getMessage(), e);
        }
    }

    static X509Certificate[] certificates(Path file, byte[] content) {
        try {
            X509Certificate[] chain = CertificateUtils.getX509Certificates(new ByteArrayInputStream(content));
            if (chain.length == 0) {
                throw new TlsException(file + " holds no certificate; it must be PEM", null);
            }
            return chain;
        } catch (GeneralSecurityException e) {
            throw new TlsException(file + " is no PEM file of certificates: " + e.getMessage(), e);
        }
    }

    static PrivateKey key(Path file, byte[] content) {
        try {
            return CertificateUtils.getPrivateKey(new ByteArrayInputStream(content));
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            // What the parser says may quote the file.
            throw new TlsException(
                    file
                            + " holds no private key that can be read; it must be PEM, PKCS #8 (BEGIN PRIVATE KEY), not encrypted",
                    null);
        }
    }
}
