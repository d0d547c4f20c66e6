package dev.stillwatch.lab.simulate.world;

/**
 * Where a connection comes from.
 *
 * @param ip IPv4 or IPv6 in text form
 * @param asn the network's number
 * @param country ISO 3166-1 alpha-2
 */
public record Route(String ip, String asn, String country) {}
