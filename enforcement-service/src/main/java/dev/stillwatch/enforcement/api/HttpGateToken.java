package dev.stillwatch.enforcement.api;

import dev.stillwatch.enforcement.GatewayConfiguration;
import dev.stillwatch.platform.access.Access;
import dev.stillwatch.type.v1.Role;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Lets in who has the gate's own token, or a bearer token with the role of a gateway; everybody where there is neither. */
@ServerFilter("/**")
final class HttpGateToken {

    private static final String BEARER = "Bearer ";

    private final byte[] token;
    private final Access access;

    HttpGateToken(GatewayConfiguration configuration, Access access) {
        this.access = access;
        this.token = configuration.httpToken().getBytes(StandardCharsets.UTF_8);
    }

    /** An answer for those who stay outside; null for the others. */
    @RequestFilter
    @Nullable
    HttpResponse<?> enter(HttpRequest<?> request) {
        String key = request.getHeaders().get("x-api-key");
        String bearer = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        boolean has = (token.length == 0 && !access.on())
                || is(key)
                || (bearer != null && bearer.startsWith(BEARER) && is(bearer.substring(BEARER.length())))
                || (bearer != null && access.bearer(bearer, Role.ROLE_GATEWAY).isPresent());
        return has ? null : HttpResponse.unauthorized().header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    private boolean is(@Nullable String sent) {
        return sent != null && token.length > 0 && MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), token);
    }
}
