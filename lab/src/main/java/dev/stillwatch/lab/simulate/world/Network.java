package dev.stillwatch.lab.simulate.world;

import dev.stillwatch.lab.simulate.chance.Dice;

/**
 * One network of the internet as an edge sees it. The numbers and countries are real ones, the addresses are made up.
 *
 * @param asn autonomous system number
 * @param country ISO 3166-1 alpha-2
 * @param kind what it is used for
 * @param octet the first octet of its IPv4 addresses
 */
public record Network(String asn, String country, Kind kind, int octet) {
    /** What a network is used for. */
    public enum Kind {
        RESIDENTIAL,
        MOBILE,
        DATACENTER,
        BUSINESS,
        UNIVERSITY
    }

    /** An address in it; one in six home lines has IPv6. */
    public Route route(Dice dice) {
        int second = 16 + dice.below(16);
        if (kind == Kind.RESIDENTIAL && dice.chance(1 / 6.0)) {
            String prefix = Integer.toHexString(0x2a00 + octet) + ":" + Integer.toHexString(0x100 + second * 7);
            return new Route(
                    prefix + ":" + Integer.toHexString(dice.below(0x10000)) + ":"
                            + Integer.toHexString(dice.below(0x100)) + "::"
                            + Integer.toHexString(1 + dice.below(0xfffe)),
                    asn,
                    country);
        }
        return new Route(octet + "." + second + "." + dice.below(256) + "." + dice.between(1, 254), asn, country);
    }

    /** Another address in the /24 of an IPv4 route, or the route itself when it is not IPv4. */
    public static Route neighbour(Route route, Dice dice) {
        int dot = route.ip().lastIndexOf('.');
        return dot < 0
                ? route
                : new Route(route.ip().substring(0, dot + 1) + dice.between(1, 254), route.asn(), route.country());
    }
}
