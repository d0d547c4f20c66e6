package dev.stillwatch.standalone;

import dev.stillwatch.embedded.authority.CertificateAuthority;
import dev.stillwatch.embedded.authority.TokenIssuer;
import dev.stillwatch.type.v1.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Access control of a standalone platform: a folder with an authority, certificates and tokens, as a company's PKI and OpenID provider would hand them out. For trying out: keys of
 * authority and issuer lie in the folder. The authority and the issuer stay when the folder is there already; certificates and tokens are new at each start.
 */
public final class DevelopmentAccess {

    /** First part of the names that certificates say. */
    public static final String TRUST_DOMAIN = "spiffe://standalone.invalid";

    private static final String ISSUER = "https://standalone.invalid";
    private static final String AUDIENCE = "stillwatch";
    private static final Duration CERTIFICATE = Duration.ofDays(7);
    private static final Duration TOKEN = Duration.ofHours(12);

    /** Who has a token, and which roles. One person a role, and one who may do what a replay with its export needs. */
    private static final Map<String, List<Role>> PERSONS = Map.of(
            "analyst", List.of(Role.ROLE_ANALYST),
            "reviewer", List.of(Role.ROLE_REVIEWER),
            "policy-author", List.of(Role.ROLE_POLICY_AUTHOR),
            "approver", List.of(Role.ROLE_APPROVER),
            "auditor", List.of(Role.ROLE_AUDITOR),
            "operator", List.of(Role.ROLE_OPERATOR),
            "service", List.of(Role.ROLE_SERVICE),
            "gateway", List.of(Role.ROLE_GATEWAY),
            "replay", List.of(Role.ROLE_GATEWAY, Role.ROLE_ANALYST, Role.ROLE_AUDITOR));

    private final Path folder;
    private final TokenIssuer issuer;
    private final Instant expiry;

    private DevelopmentAccess(Path folder, TokenIssuer issuer, Instant expiry) {
        this.folder = folder;
        this.issuer = issuer;
        this.expiry = expiry;
    }

    /** Fills a folder. */
    public static DevelopmentAccess in(Path folder, Instant now) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't make " + folder, e);
        }
        var authority = CertificateAuthority.in(
                folder.resolve("ca.pem"), folder.resolve("ca.key"), "Stillwatch standalone", now);
        for (String name : List.of("server", "gateway")) {
            authority
                    .issue(TRUST_DOMAIN + "/" + name, now, CERTIFICATE)
                    .write(folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
        }
        var made = new DevelopmentAccess(folder, TokenIssuer.in(folder.resolve("issuer.key"), ISSUER), now.plus(TOKEN));
        made.issuer.writeJwks(folder.resolve("jwks.json"));
        PERSONS.forEach((name, roles) -> TokenIssuer.writeSecret(
                made.token(name),
                made.issuer.token(
                        name + "@standalone.invalid",
                        AUDIENCE,
                        roles.stream().map(DevelopmentAccess::group).toList(),
                        made.expiry)));
        return made;
    }

    /** File with the token of a person, by role, such as {@code policy-author}; {@code replay} has what a replay needs. */
    public Path token(String name) {
        return folder.resolve(name + ".token");
    }

    /** A token of somebody who has no role, for tests. */
    String tokenWithoutRole() {
        return issuer.token("nobody@standalone.invalid", AUDIENCE, List.of("guests"), expiry);
    }

    /** The authority's certificate: whom clients trust. */
    public Path authority() {
        return folder.resolve("ca.pem");
    }

    /** Certificate of a gateway; its key lies beside it. */
    public Path gateway() {
        return folder.resolve("gateway.pem");
    }

    /** What every service is told. */
    Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("stillwatch.tls.certificate-file", file("server.pem"));
        settings.put("stillwatch.tls.key-file", file("server.key"));
        settings.put("stillwatch.tls.trust-file", file("ca.pem"));
        settings.put("stillwatch.tls.client-certificate", "optional");
        settings.put("stillwatch.access.jwt.issuer", ISSUER);
        settings.put("stillwatch.access.jwt.audience", AUDIENCE);
        settings.put("stillwatch.access.jwt.jwks", file("jwks.json"));
        settings.put("stillwatch.access.workloads.gateway", TRUST_DOMAIN + "/gateway");
        for (Role role : Role.values()) {
            if (role != Role.ROLE_UNSPECIFIED && role != Role.UNRECOGNIZED) {
                settings.put("stillwatch.access.groups." + group(role), group(role));
            }
        }
        return settings;
    }

    private String file(String name) {
        return folder.resolve(name).toAbsolutePath().toString();
    }

    private static String group(Role role) {
        return role.name().substring("ROLE_".length()).toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
