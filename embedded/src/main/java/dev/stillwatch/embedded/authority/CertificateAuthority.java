package dev.stillwatch.embedded.authority;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority of one level that issues P-256 certificates for servers and clients alike (RFC 5280, X509-SVID). */
public final class CertificateAuthority {

    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final X509Certificate certificate;
    private final PrivateKey key;

    private CertificateAuthority(X509Certificate certificate, PrivateKey key) {
        this.certificate = certificate;
        this.key = key;
    }

    /** A new authority. */
    public static CertificateAuthority create(String name, Instant now, Duration lifetime) {
        try {
            KeyPair pair = pair();
            X500Principal subject = new X500Principal("CN=" + name);
            var builder = new JcaX509v3CertificateBuilder(
                            subject,
                            serial(),
                            Date.from(now.minus(CLOCK_DIFFERENCE)),
                            Date.from(now.plus(lifetime)),
                            subject,
                            pair.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return new CertificateAuthority(
                    sign((JcaX509v3CertificateBuilder) builder, pair.getPrivate()), pair.getPrivate());
        } catch (GeneralSecurityException | CertIOException e) {
            throw new IllegalStateException("Can't make a certificate authority", e);
        }
    }

    /** The authority that was written to these files, or a new one that is now. */
    public static CertificateAuthority in(Path certificateFile, Path keyFile, String name, Instant now) {
        if (!Files.exists(certificateFile)) {
            CertificateAuthority made = create(name, now, Duration.ofDays(3650));
            new Issued(made.certificate(), Pem.of("PRIVATE KEY", made.key.getEncoded()))
                    .write(certificateFile, keyFile);
            return made;
        }
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificateFile)));
            String body = Files.readString(keyFile, StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----|\\s", "");
            PrivateKey key = KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
            return new CertificateAuthority(certificate, key);
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "Can't read the authority in " + certificateFile + " and " + keyFile + ": " + e.getMessage()
                            + ". Remove both to make another",
                    e);
        }
    }

    /** Its certificate, PEM: what others trust. */
    public String certificate() {
        return pem(certificate);
    }

    /**
     * Issues a certificate for a name on this machine.
     *
     * @param uri who it is, such as {@code spiffe://stillwatch.local/ingest-service}
     * @param from when it begins to hold, some minutes less for clocks that differ
     * @param lifetime how long it holds from then; may be over already
     */
    public Issued issue(String uri, Instant from, Duration lifetime) {
        return issue(
                List.of(new GeneralName(GeneralName.uniformResourceIdentifier, uri)), "CN=stillwatch", from, lifetime);
    }

    /** Likewise for a server that clients reach under these DNS names too. */
    public Issued issue(String uri, List<String> dnsNames, Instant from, Duration lifetime) {
        List<GeneralName> names = new ArrayList<>();
        names.add(new GeneralName(GeneralName.uniformResourceIdentifier, uri));
        dnsNames.forEach(name -> names.add(new GeneralName(GeneralName.dNSName, name)));
        return issue(names, "CN=stillwatch", from, lifetime);
    }

    /** Likewise for a caller who is known by subject, such as {@code CN=envoy,O=Example}. */
    public Issued issueToSubject(String subject, Instant from, Duration lifetime) {
        return issue(List.of(), subject, from, lifetime);
    }

    private Issued issue(List<GeneralName> names, String subject, Instant from, Duration lifetime) {
        try {
            KeyPair pair = pair();
            GeneralName[] all = java.util.stream.Stream.concat(
                            names.stream(),
                            java.util.stream.Stream.of(
                                    new GeneralName(GeneralName.dNSName, "localhost"),
                                    new GeneralName(GeneralName.iPAddress, "127.0.0.1")))
                    .toArray(GeneralName[]::new);
            var builder = new JcaX509v3CertificateBuilder(
                            certificate.getSubjectX500Principal(),
                            serial(),
                            Date.from(from.minus(CLOCK_DIFFERENCE)),
                            Date.from(from.plus(lifetime)),
                            new X500Principal(subject),
                            pair.getPublic())
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                        KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
                    }))
                    .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(all));
            X509Certificate issued = sign((JcaX509v3CertificateBuilder) builder, key);
            return new Issued(
                    pem(issued) + certificate(),
                    Pem.of("PRIVATE KEY", pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException | CertIOException e) {
            throw new IllegalStateException("Can't issue a certificate", e);
        }
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static BigInteger serial() {
        return new BigInteger(127, RANDOM).setBit(120);
    }

    private static String pem(X509Certificate certificate) {
        try {
            return Pem.of("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A certificate that was made can be written", e);
        }
    }
}
