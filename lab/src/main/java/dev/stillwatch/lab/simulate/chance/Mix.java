package dev.stillwatch.lab.simulate.chance;

/** Hashes of words and numbers, the same on every machine. For seeds and ids; not for secrets. */
public final class Mix {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Mix() {}

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every bit of the value reaches every bit of the result. */
    public static long mix(long value) {
        long z = value + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A hash of two numbers. */
    public static long mix(long first, long second) {
        return mix(mix(first) ^ Long.rotateLeft(second, 17) * GOLDEN);
    }

    /** A hash of a number and a text. */
    public static long mix(long first, String second) {
        long hash = first;
        for (int i = 0; i < second.length(); i++) {
            hash = (hash ^ second.charAt(i)) * 0x100000001B3L;
        }
        return mix(hash, second.length());
    }

    /** A hash as a number from 0 (inclusive) to 1 (exclusive). */
    public static double unit(long hash) {
        return (hash >>> 11) * 0x1p-53;
    }
}
