package dev.stillwatch.lab.simulate.world;

import dev.stillwatch.lab.simulate.chance.Mix;
import java.util.HexFormat;

/** Opaque identifiers, all of the same form: a prefix and twenty characters that say nothing. */
public final class Ids {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 20;

    private Ids() {}

    /** The identifier of this kind that follows from a seed. */
    public static String of(String prefix, long seed) {
        StringBuilder id = new StringBuilder(prefix).append('_');
        long high = Mix.mix(seed, prefix);
        long low = Mix.mix(high);
        for (int i = 0; i < LENGTH; i++) {
            long word = i < LENGTH / 2 ? high : low;
            id.append(ALPHABET.charAt((int) (word >>> (i % (LENGTH / 2) * 5)) & 31));
        }
        return id.toString();
    }

    /** A fingerprint of this many hexadecimal digits, at most 32. */
    public static String hex(long seed, int digits) {
        long high = Mix.mix(seed, 1);
        HexFormat hex = HexFormat.of();
        return (hex.toHexDigits(high) + hex.toHexDigits(Mix.mix(high))).substring(0, digits);
    }
}
