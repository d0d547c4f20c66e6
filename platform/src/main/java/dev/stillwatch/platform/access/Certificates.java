package dev.stillwatch.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Who a client certificate says it is: its SPIFFE id, else its first URI, else its subject (RFC 2253). The handshake has checked that a trusted authority issued
 * it. Read once a connection.
 */
final class Certificates {

    private static final int URI_NAME = 6;

    private final Grants grants;
    private final Cache<SSLSession, Known> sessions =
            Caffeine.newBuilder().weakKeys().build();

    Certificates(Grants grants) {
        this.grants = grants;
    }

    /** The caller of a connection; null when it showed no certificate. */
    @Nullable
    Known of(SSLSession session) throws Refused {
        Known known = sessions.getIfPresent(session);
        if (known == null) {
            X509Certificate certificate = leaf(session);
            if (certificate == null) {
                return null;
            }
            String name = name(certificate);
            known = new Known(
                    new Principal(name, Principal.Kind.CERTIFICATE, grants.of(name), ""),
                    certificate.getNotAfter().toInstant());
            sessions.put(session, known);
        }
        return known;
    }

    private static @Nullable X509Certificate leaf(SSLSession session) {
        try {
            Certificate[] chain = session.getPeerCertificates();
            return chain.length > 0 && chain[0] instanceof X509Certificate first ? first : null;
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }

    static String name(X509Certificate certificate) throws Refused {
        List<String> uris;
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            uris = names == null
                    ? List.of()
                    : names.stream()
                            .filter(n -> n.get(0) instanceof Integer kind && kind == URI_NAME)
                            .map(n -> String.valueOf(n.get(1)))
                            .toList();
        } catch (CertificateParsingException e) {
            throw new Refused("CREDENTIAL_INVALID", "The client certificate's alternative names can't be read");
        }
        List<String> spiffe =
                uris.stream().filter(u -> u.startsWith("spiffe://")).toList();
        if (spiffe.size() > 1) {
            // A SPIFFE certificate has exactly one id (X509-SVID, section 2).
            throw new Refused("CREDENTIAL_INVALID", "The client certificate has more than one SPIFFE id");
        }
        if (!spiffe.isEmpty()) {
            return spiffe.getFirst();
        }
        return uris.isEmpty() ? certificate.getSubjectX500Principal().getName() : uris.getFirst();
    }
}
