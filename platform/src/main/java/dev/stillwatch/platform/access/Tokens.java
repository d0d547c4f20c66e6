package dev.stillwatch.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import dev.stillwatch.type.v1.Role;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who a bearer token says it is: a JWT (RFC 7519) with a signature by one of the provider's keys, our issuer and audience, and a name. A signature is checked
 * once a minute, not at every call.
 */
final class Tokens {

    private static final int LONGEST_TOKEN = 16 * 1024;
    private static final int LONGEST_NAME = 256;
    private static final Duration TRUSTED = Duration.ofMinutes(1);

    private final JwtConfiguration configuration;
    private final Grants grants;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final Cache<String, Known> verified =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(TRUSTED).build();

    Tokens(JwtConfiguration configuration, Grants grants, Clock clock) {
        this.configuration = configuration;
        this.grants = grants;
        Set<JWSAlgorithm> asymmetric = Set.of(
                JWSAlgorithm.RS256,
                JWSAlgorithm.RS384,
                JWSAlgorithm.RS512,
                JWSAlgorithm.PS256,
                JWSAlgorithm.PS384,
                JWSAlgorithm.PS512,
                JWSAlgorithm.ES256,
                JWSAlgorithm.ES384,
                JWSAlgorithm.ES512);
        JWKSource<SecurityContext> keys =
                KeySets.at("stillwatch.access.jwt.jwks", configuration.jwks(), configuration.refresh());
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(asymmetric, keys));
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        var claims =
                new DefaultJWTClaimsVerifier<SecurityContext>(
                        configuration.audience(),
                        new JWTClaimsSet.Builder()
                                .issuer(configuration.issuer())
                                .build(),
                        Set.of("exp", configuration.nameClaim())) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        claims.setMaxClockSkew((int) configuration.leeway().toSeconds());
        processor.setJWTClaimsSetVerifier(claims);
    }

    /** The bearer of a token. */
    Known of(String token) throws Refused {
        Known known = verified.getIfPresent(token);
        if (known == null) {
            known = verify(token);
            verified.put(token, known);
        }
        return known;
    }

    private Known verify(String token) throws Refused {
        if (token.length() > LONGEST_TOKEN) {
            throw invalid("it is longer than " + LONGEST_TOKEN + " characters");
        }
        try {
            JWTClaimsSet claims = processor.process(token, null);
            String name = claims.getStringClaim(configuration.nameClaim());
            if (name == null || name.isBlank() || name.length() > LONGEST_NAME || hasControls(name)) {
                throw invalid(
                        "its " + configuration.nameClaim() + " is no name of up to " + LONGEST_NAME + " characters");
            }
            String tenant = claims.getClaim(configuration.tenantClaim()) instanceof String text ? text : "";
            return new Known(
                    new Principal(name, Principal.Kind.TOKEN, roles(claims), tenant),
                    claims.getExpirationTime().toInstant().plus(configuration.leeway()));
        } catch (ExpiredJWTException e) {
            throw new Refused("CREDENTIAL_EXPIRED", "The bearer token has run out; get another");
        } catch (KeySourceException e) {
            throw new Refused("KEYS_UNAVAILABLE", "The OpenID provider's keys can't be had; try again");
        } catch (BadJOSEException e) {
            throw invalid(String.valueOf(e.getMessage()));
        } catch (ParseException | JOSEException e) {
            throw invalid("it is no signed JWT");
        }
    }

    private Set<Role> roles(JWTClaimsSet claims) {
        Object value = claims.getClaims();
        // A claim's own name may have dots in it, as URLs do.
        if (claims.getClaim(configuration.rolesClaim()) != null) {
            value = claims.getClaim(configuration.rolesClaim());
        } else {
            for (String step : configuration.rolesClaim().split("\\.", -1)) {
                value = value instanceof Map<?, ?> object ? object.get(step) : null;
            }
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        groups(value).forEach(g -> roles.addAll(grants.of(g)));
        return roles;
    }

    private static List<String> groups(@Nullable Object value) {
        return switch (value) {
            case Collection<?> several -> several.stream().map(String::valueOf).toList();
            // As OAuth writes scopes (RFC 6749, 3.3).
            case String text -> List.of(text.split(" ", -1));
            case null, default -> List.of();
        };
    }

    private static boolean hasControls(String name) {
        return name.codePoints().anyMatch(Character::isISOControl);
    }

    private static Refused invalid(String why) {
        return new Refused("CREDENTIAL_INVALID", "The bearer token is not good: " + why);
    }
}
