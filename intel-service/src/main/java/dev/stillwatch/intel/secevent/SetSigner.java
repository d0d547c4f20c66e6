package dev.stillwatch.intel.secevent;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Signs tokens: RS256 with 2,048 bits or more, as the CAEP Interoperability Profile 1.0 asks of everybody. RSA signatures of this kind are deterministic. */
public final class SetSigner {

    private static final JOSEObjectType TYPE = new JOSEObjectType("secevent+jwt");
    private static final int LEAST_BITS = 2048;

    private final RSAKey key;
    private final RSASSASigner signer;
    private final JWKSet published;

    /**
     * A signer.
     *
     * @param pem the private key, PEM, PKCS #8, not encrypted
     * @param previousPem the key before it, whose public half is still published; empty when there is none
     * @throws IllegalArgumentException when one is no such key
     */
    public SetSigner(String pem, Optional<String> previousPem) {
        try {
            this.key = key(pem);
            this.signer = new RSASSASigner(key);
            List<com.nimbusds.jose.jwk.JWK> all = new ArrayList<>(List.of(key.toPublicJWK()));
            if (previousPem.isPresent()) {
                all.add(key(previousPem.get()).toPublicJWK());
            }
            this.published = new JWKSet(all);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("The key can't be used to sign", e);
        }
    }

    private static RSAKey key(String pem) throws JOSEException {
        String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            var secret = (RSAPrivateCrtKey) rsa.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
            if (secret.getModulus().bitLength() < LEAST_BITS) {
                throw new IllegalArgumentException("The key has "
                        + secret.getModulus().bitLength() + " bits; it must have " + LEAST_BITS + " at least");
            }
            var open = (java.security.interfaces.RSAPublicKey)
                    rsa.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
            return new RSAKey.Builder(open)
                    .privateKey(secret)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint()
                    .build();
        } catch (GeneralSecurityException | ClassCastException e) {
            throw new IllegalArgumentException(
                    "It holds no RSA key; it must be PEM, PKCS #8 (BEGIN PRIVATE KEY), not encrypted", e);
        }
    }

    /** The token in compact form. */
    public String sign(SecurityEvent event) {
        var token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(TYPE)
                        .keyID(key.getKeyID())
                        .build(),
                new Payload(event.claims().toString()));
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("A key that could sign can't any more", e);
        }
        return token.serialize();
    }

    /** The public keys, a JWK set (RFC 7517). */
    public String jwks() {
        return published.toString(true);
    }
}
