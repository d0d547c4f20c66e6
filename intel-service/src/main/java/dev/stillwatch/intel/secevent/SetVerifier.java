package dev.stillwatch.intel.secevent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import dev.stillwatch.intel.secevent.SetFault.Code;
import java.security.Key;
import java.text.ParseException;
import java.util.List;
import java.util.Set;

/** Checks tokens of one transmitter: type, signature, issuer, audience, and that they are what SSF 1.0 makes of RFC 8417. */
public final class SetVerifier {

    private static final int LONGEST = 64 * 1024;
    private static final JOSEObjectType TYPE = new JOSEObjectType("secevent+jwt");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JWSVerificationKeySelector<SecurityContext> keys;
    private final String issuer;
    private final String audience;

    /** A verifier. */
    public SetVerifier(JWKSource<SecurityContext> keys, String issuer, String audience) {
        this.keys = new JWSVerificationKeySelector<>(
                Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256), keys);
        this.issuer = issuer;
        this.audience = audience;
    }

    /**
     * Verifies a token.
     *
     * @throws SetFault when it is not to be taken
     * @throws KeySourceException when the transmitter's keys can't be had; nothing is said of the token
     */
    public SecurityEvent verify(String token) throws SetFault, KeySourceException {
        if (token.length() > LONGEST) {
            throw new SetFault(Code.INVALID_REQUEST, "It is longer than " + LONGEST + " characters");
        }
        JWSObject parsed;
        try {
            parsed = JWSObject.parse(token.strip());
        } catch (ParseException e) {
            throw new SetFault(Code.INVALID_REQUEST, "It is no signed token");
        }
        if (!TYPE.equals(parsed.getHeader().getType())) {
            throw new SetFault(Code.INVALID_REQUEST, "typ must be secevent+jwt");
        }
        if (!signed(parsed)) {
            throw new SetFault(Code.INVALID_KEY, "It is signed with none of the keys that " + issuer + " publishes");
        }
        try {
            return SecurityEvent.read(JSON.readTree(parsed.getPayload().toBytes()), issuer, audience);
        } catch (JsonProcessingException e) {
            throw new SetFault(Code.INVALID_REQUEST, "Its claims are no JSON");
        } catch (java.io.IOException e) {
            throw new IllegalStateException("Bytes in memory can be read", e);
        }
    }

    private boolean signed(JWSObject token) throws KeySourceException {
        List<? extends Key> candidates = keys.selectJWSKeys(token.getHeader(), null);
        var verifiers = new DefaultJWSVerifierFactory();
        try {
            for (Key key : candidates) {
                if (token.verify(verifiers.createJWSVerifier(token.getHeader(), key))) {
                    return true;
                }
            }
        } catch (JOSEException e) {
            return false;
        }
        return false;
    }
}
