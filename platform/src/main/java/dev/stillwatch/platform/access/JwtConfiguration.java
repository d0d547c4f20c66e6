package dev.stillwatch.platform.access;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;

/**
 * Bearer tokens: JWTs that an OpenID provider signed (RFC 7519, RFC 9068). Taken are RS, PS and ES algorithms; whatever else a token names is refused.
 *
 * @param issuer the {@code iss} that tokens must have; empty: tokens are not taken
 * @param audience an {@code aud} that tokens must have
 * @param jwks the provider's public keys (RFC 7517): an https URL, or a path
 * @param refresh how long keys are held before they are fetched again; one that is not among them is looked for at once
 * @param leeway how far clocks may differ
 * @param nameClaim claim that names the caller, stable and unique
 * @param rolesClaim claim that holds the caller's groups, with dots into objects, such as {@code realm_access.roles}
 * @param tenantClaim claim that names the caller's tenant; may be missing in a token
 */
@ConfigurationProperties("stillwatch.access.jwt")
public record JwtConfiguration(
        @Bindable(defaultValue = "") String issuer,
        @Bindable(defaultValue = "") String audience,
        @Bindable(defaultValue = "") String jwks,
        @Bindable(defaultValue = "5m") Duration refresh,
        @Bindable(defaultValue = "30s") Duration leeway,
        @Bindable(defaultValue = "sub") String nameClaim,
        @Bindable(defaultValue = "roles") String rolesClaim,
        @Bindable(defaultValue = "tenant") String tenantClaim) {

    /** Refuses half a configuration. */
    public JwtConfiguration {
        if (!issuer.isBlank() || !audience.isBlank() || !jwks.isBlank()) {
            require("issuer", issuer);
            require("audience", audience);
            require("jwks", jwks);
            refusePlainHttp(jwks);
        }
        if (leeway.isNegative() || leeway.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException(
                    "stillwatch.access.jwt.leeway is " + leeway + "; it must be from nothing to 5 minutes");
        }
    }

    /** Whether tokens are taken. */
    public boolean on() {
        return !issuer.isBlank();
    }

    private static void require(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("stillwatch.access.jwt." + name
                    + " is missing: issuer, audience and jwks are set together. docs/access.md says how");
        }
    }

    private static void refusePlainHttp(String jwks) {
        if (jwks.startsWith("http://")) {
            String host = String.valueOf(URI.create(jwks).getHost());
            if (!host.equals("localhost") && !host.startsWith("127.") && !host.equals("[::1]")) {
                throw new IllegalArgumentException("stillwatch.access.jwt.jwks is fetched over http from " + host
                        + ": whoever is in between could let anybody in. Use https, or a file");
            }
        }
    }
}
