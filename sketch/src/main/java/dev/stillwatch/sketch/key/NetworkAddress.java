package dev.stillwatch.sketch.key;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An IP address in one way of writing, and the network around it. Reads literals only and never asks a name service.
 *
 * @param address the address's bytes in hexadecimal: 8 digits for IPv4, also when mapped into IPv6, 32 for IPv6
 * @param prefix the bytes of its /24 (IPv4) or /48 (IPv6) in hexadecimal
 */
public record NetworkAddress(String address, String prefix) {
    private static final int IPV4_PREFIX_BYTES = 3;
    private static final int IPV6_PREFIX_BYTES = 6;

    /** Reads an address; empty when the text is none. Brackets and a zone are dropped. */
    public static Optional<NetworkAddress> parse(String text) {
        String bare = text.strip();
        if (bare.startsWith("[") && bare.endsWith("]")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        int zone = bare.indexOf('%');
        if (zone >= 0) {
            bare = bare.substring(0, zone);
        }
        try {
            InetAddress literal = InetAddress.ofLiteral(bare);
            byte[] bytes = literal.getAddress();
            int prefixBytes = literal instanceof Inet4Address ? IPV4_PREFIX_BYTES : IPV6_PREFIX_BYTES;
            HexFormat hex = HexFormat.of();
            return Optional.of(
                    new NetworkAddress(hex.formatHex(bytes), hex.formatHex(Arrays.copyOf(bytes, prefixBytes))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
