package dev.stillwatch.platform.access;

import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.Metadata;
import java.time.Clock;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Tells who calls. A token goes before a certificate: who sends one acts for the person it names, and the connection's certificate is only that of what
 * carries the call.
 */
final class Callers {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String BEARER = "bearer ";

    private final @Nullable Certificates certificates;
    private final @Nullable Tokens tokens;
    private final Clock clock;

    Callers(@Nullable Certificates certificates, @Nullable Tokens tokens, Clock clock) {
        this.certificates = certificates;
        this.tokens = tokens;
        this.clock = clock;
    }

    Principal of(Attributes connection, Metadata headers) throws Refused {
        String authorization = headers.get(AUTHORIZATION);
        Known known = authorization == null ? byCertificate(connection) : byToken(authorization);
        if (known == null) {
            throw new Refused(
                    "CREDENTIAL_MISSING",
                    "Who calls? Send " + (tokens == null ? "" : "a bearer token in authorization, or ")
                            + "a client certificate of a trusted authority");
        }
        if (clock.instant().isAfter(known.until())) {
            throw new Refused("CREDENTIAL_EXPIRED", "The credential has run out; get another and connect anew");
        }
        return known.principal();
    }

    /** The bearer of a token alone. */
    Principal ofToken(String authorization) throws Refused {
        Known known = byToken(authorization);
        if (clock.instant().isAfter(known.until())) {
            throw new Refused("CREDENTIAL_EXPIRED", "The bearer token has run out; get another");
        }
        return known.principal();
    }

    private @Nullable Known byCertificate(Attributes connection) throws Refused {
        SSLSession session = connection.get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
        return certificates == null || session == null ? null : certificates.of(session);
    }

    private Known byToken(String authorization) throws Refused {
        if (tokens == null) {
            throw new Refused(
                    "CREDENTIAL_INVALID", "Bearer tokens are not taken here: stillwatch.access.jwt is not set");
        }
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            throw new Refused("CREDENTIAL_INVALID", "authorization must be Bearer and a token");
        }
        return tokens.of(authorization.substring(BEARER.length()).strip());
    }
}
