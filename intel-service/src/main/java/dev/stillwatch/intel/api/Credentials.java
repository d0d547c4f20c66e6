package dev.stillwatch.intel.api;

import com.google.protobuf.ByteString;
import dev.stillwatch.intel.config.Partner;
import dev.stillwatch.intel.config.Sharing;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells who asks from an Authorization header: HTTP Basic with the partner's name and token (RFC 7617), or the token as Bearer (RFC
 * 6750). Only hashes of tokens are known here; tokens are long and random, so a plain SHA-256 of one does not give it away.
 */
@Singleton
final class Credentials {

    /** What a client is asked for. */
    static final String CHALLENGE = "Basic realm=\"Stillwatch intelligence\", charset=\"UTF-8\", Bearer";

    private final Sharing sharing;

    Credentials(Sharing sharing) {
        this.sharing = sharing;
    }

    /** The partner whose credentials these are; empty when they are nobody's. */
    Optional<Partner> partner(@Nullable String authorization) {
        if (authorization == null) {
            return Optional.empty();
        }
        int space = authorization.indexOf(' ');
        String value = authorization.substring(space + 1).strip();
        return switch (authorization.substring(0, Math.max(space, 0)).toLowerCase(Locale.ROOT)) {
            case "basic" -> basic(value);
            case "bearer" ->
                sharing.partners().stream().filter(p -> isToken(p, value)).findFirst();
            default -> Optional.empty();
        };
    }

    private Optional<Partner> basic(String value) {
        String pair;
        try {
            pair = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int colon = pair.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : sharing.partner(pair.substring(0, colon)).filter(p -> isToken(p, pair.substring(colon + 1)));
    }

    private static boolean isToken(Partner partner, String token) {
        return MessageDigest.isEqual(
                partner.tokenSha256().toByteArray(), sha256(token).toByteArray());
    }

    private static ByteString sha256(String text) {
        try {
            return ByteString.copyFrom(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
