package dev.stillwatch.platform.access;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** An OpenID provider's keys in a file. What caches it asks again when its time is up or a token names a key that it does not know. */
final class JwksFile implements JWKSetSource<SecurityContext> {

    private final Path file;

    JwksFile(Path file) {
        this.file = file;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
            throws KeySourceException {
        try {
            return JWKSet.parse(Files.readString(file));
        } catch (IOException | ParseException e) {
            throw new JWKSetUnavailableException(file + " holds no JSON Web Key Set", e);
        }
    }

    @Override
    public void close() {}
}
