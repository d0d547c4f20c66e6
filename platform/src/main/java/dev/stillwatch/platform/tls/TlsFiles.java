package dev.stillwatch.platform.tls;

import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A key pair and a trust bundle that follow their files. The managers are given to a server or a channel once; {@link #refresh} gives them what the files
 * hold now. It goes by content, not by time: a certificate that was renewed under the same key counts, and so does a link that points
 * elsewhere, as Kubernetes does it. Files that do not belong together change nothing.
 *
 * <p>grpc-java's managers read files by themselves too, but only when certificate and key have both changed, and do not say when they failed.
 */
final class TlsFiles {

    private final @Nullable Path certificateFile;
    private final @Nullable Path keyFile;
    private final Path trustFile;
    private final AdvancedTlsX509KeyManager keys = new AdvancedTlsX509KeyManager();
    private final AdvancedTlsX509TrustManager trust;
    private String seen = "";
    private volatile Instant expiry = Instant.MAX;
    private volatile Instant trustExpiry = Instant.MAX;

    /**
     * Follows these files; they are first read by {@link #refresh}.
     *
     * @param certificateFile null for a client without a certificate
     * @param keyFile null with the certificate
     */
    TlsFiles(@Nullable Path certificateFile, @Nullable Path keyFile, Path trustFile) {
        this.certificateFile = certificateFile;
        this.keyFile = keyFile;
        this.trustFile = trustFile;
        try {
            this.trust = AdvancedTlsX509TrustManager.newBuilder().build();
        } catch (GeneralSecurityException e) {
            throw new TlsException("This JVM has no trust managers", e);
        }
    }

    /**
     * Takes what the files hold now.
     *
     * @return whether it is something else than before
     * @throws TlsException when they hold nothing usable; what was there before stays in use
     */
    synchronized boolean refresh() {
        byte[] trustPem = Pem.read(trustFile);
        byte[] certificatePem = certificateFile == null ? new byte[0] : Pem.read(certificateFile);
        byte[] keyPem = keyFile == null ? new byte[0] : Pem.read(keyFile);
        String now = digest(trustPem, certificatePem, keyPem);
        if (now.equals(seen)) {
            return false;
        }
        X509Certificate[] authorities = Pem.certificates(trustFile, trustPem);
        X509Certificate[] chain = new X509Certificate[0];
        try {
            if (certificateFile != null && keyFile != null) {
                chain = Pem.certificates(certificateFile, certificatePem);
                PrivateKey key = Pem.key(keyFile, keyPem);
                if (!belong(key, chain[0].getPublicKey())) {
                    throw new TlsException(
                            keyFile + " is not the key of the certificate in " + certificateFile
                                    + "; was only one of them replaced?",
                            null);
                }
                keys.updateIdentityCredentials(chain, key);
                expiry = chain[0].getNotAfter().toInstant();
            }
            trust.updateTrustCredentials(authorities);
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsException("Can't take " + trustFile + " into use: " + e.getMessage(), e);
        }
        trustExpiry = Arrays.stream(authorities)
                .map(a -> a.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        seen = now;
        return true;
    }

    AdvancedTlsX509KeyManager keys() {
        return keys;
    }

    AdvancedTlsX509TrustManager trust() {
        return trust;
    }

    boolean hasKey() {
        return certificateFile != null;
    }

    /** When the certificate in use runs out. */
    Instant expiry() {
        return expiry;
    }

    /** When the first of the trusted authorities runs out. */
    Instant trustExpiry() {
        return trustExpiry;
    }

    private static boolean belong(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        byte[] sample = new byte[32];
        new SecureRandom().nextBytes(sample);
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(sample);
            byte[] signature = signer.sign();
            signer.initVerify(certified);
            signer.update(sample);
            return signer.verify(signature);
        } catch (java.security.InvalidKeyException | java.security.SignatureException e) {
            // Of another kind than the certificate's.
            return false;
        }
    }

    private static String digest(byte[]... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                sha.update(sha256(part));
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    private static byte[] sha256(byte[] part) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(part);
    }
}
