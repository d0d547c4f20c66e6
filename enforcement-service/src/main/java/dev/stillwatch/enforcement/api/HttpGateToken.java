package dev.stillwatch.enforcement.api;

import dev.stillwatch.enforcement.GatewayConfiguration;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Lets in who has the token, if there is one. */
@ServerFilter("/**")
final class HttpGateToken {

    private static final String BEARER = "Bearer ";

    private final byte[] token;

    HttpGateToken(GatewayConfiguration configuration) {
        this.token = configuration.httpToken().getBytes(StandardCharsets.UTF_8);
    }

    /** An answer for those who stay outside; null for the others. */
    @RequestFilter
    @Nullable
    HttpResponse<?> enter(HttpRequest<?> request) {
        String key = request.getHeaders().get("x-api-key");
        String bearer = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        boolean has = token.length == 0
                || is(key)
                || (bearer != null && bearer.startsWith(BEARER) && is(bearer.substring(BEARER.length())));
        return has ? null : HttpResponse.unauthorized().header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    private boolean is(@Nullable String sent) {
        return sent != null && MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), token);
    }
}
