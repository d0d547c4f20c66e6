package dev.stillwatch.platform.access;

import dev.stillwatch.type.v1.Role;
import java.util.EnumSet;
import java.util.Set;

/**
 * Somebody who calls: a person or a workload.
 *
 * @param name who it is, stable and unique in this installation: a token's subject, a certificate's SPIFFE id. It is what the ledger names as the actor
 * @param kind how it is known
 * @param roles what it is here for; without one it may call nothing
 * @param tenant the part of the provider it belongs to; empty when the installation has no tenants
 */
public record Principal(String name, Kind kind, Set<Role> roles, String tenant) {

    /** How a principal is known. */
    public enum Kind {
        /** By a bearer token that an OpenID provider signed: people, and gateways without a certificate. */
        TOKEN,
        /** By its client certificate: workloads. */
        CERTIFICATE,
        /** Not at all: access control is off, and everybody may do everything. */
        ANYONE
    }

    /** Everybody, where access control is off. */
    public static final Principal ANYONE = new Principal(
            "anyone", Kind.ANYONE, EnumSet.complementOf(EnumSet.of(Role.ROLE_UNSPECIFIED, Role.UNRECOGNIZED)), "");

    /** Copies the roles. */
    public Principal {
        roles = Set.copyOf(roles);
    }

    /** Whether it has one of these roles. */
    public boolean hasAny(Iterable<Role> wanted) {
        for (Role role : wanted) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }
}
