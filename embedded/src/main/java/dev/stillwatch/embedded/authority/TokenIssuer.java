package dev.stillwatch.embedded.authority;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Issues access tokens (RFC 9068) as an OpenID provider does, signed with one P-256 key (ES256). */
public final class TokenIssuer {

    private final String issuer;
    private final ECKey key;

    private TokenIssuer(String issuer, ECKey key) {
        this.issuer = issuer;
        this.key = key;
    }

    /** With a new key. */
    public static TokenIssuer create(String issuer) {
        try {
            return new TokenIssuer(
                    issuer,
                    new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException("Can't make a key", e);
        }
    }

    /** With the key in that file, or a new one that is written to it. */
    public static TokenIssuer in(Path keyFile, String issuer) {
        if (!Files.exists(keyFile)) {
            TokenIssuer made = create(issuer);
            Pem.write(keyFile, made.key.toJSONString(), true);
            return made;
        }
        try {
            return new TokenIssuer(issuer, ECKey.parse(Files.readString(keyFile)));
        } catch (IOException | ParseException e) {
            throw new IllegalStateException(
                    "Can't read the issuer's key in " + keyFile + ". Remove it to make another", e);
        }
    }

    /** Its public keys as it publishes them (RFC 7517). */
    public String jwks() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    /** Writes its public keys. */
    public void writeJwks(Path file) {
        Pem.write(file, jwks(), false);
    }

    /** A token. */
    public String token(String subject, String audience, List<String> roles, Instant expiry) {
        return token(new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(subject)
                .audience(audience)
                .claim("roles", roles)
                .issueTime(Date.from(expiry.minus(Duration.ofHours(1))))
                .expirationTime(Date.from(expiry))
                .build());
    }

    /** A token of any claims. */
    public String token(JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(new JOSEObjectType("at+jwt"))
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("A key that was made can sign", e);
        }
    }

    /** Writes a secret, such as a token, for its owner alone. */
    public static void writeSecret(Path file, String secret) {
        Pem.write(file, secret + "\n", true);
    }
}
