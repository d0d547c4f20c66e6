package dev.stillwatch.intel.psi;

import com.goterl.lazysodium.SodiumJava;
import com.goterl.lazysodium.utils.LibraryLoader;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The group ristretto255 (RFC 9496) by libsodium: constant-time, 32 bytes an element, 32 bytes a scalar (little-endian, reduced). The group's order is prime, so
 * every valid element but the identity generates it.
 */
final class Ristretto {

    static final int BYTES = 32;
    static final int UNIFORM = 64;

    private static final SodiumJava SODIUM = load();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] IDENTITY = new byte[BYTES];

    private Ristretto() {}

    /** The library that came with this release, which its tests ran with; where it can't be unpacked and run, the machine's own. */
    private static SodiumJava load() {
        try {
            return new SodiumJava(LibraryLoader.Mode.PREFER_BUNDLED);
        } catch (UnsatisfiedLinkError e) {
            throw new IllegalStateException(
                    "libsodium can't be loaded. It is unpacked to " + System.getProperty("java.io.tmpdir")
                            + ", which has to be writable and must not be mounted noexec; or install libsodium on the machine",
                    e);
        }
    }

    /** An element from 64 uniform bytes (RFC 9496 section 4.3.4). */
    static byte[] element(byte[] uniform) {
        byte[] element = new byte[BYTES];
        check(SODIUM.crypto_core_ristretto255_from_hash(element, uniform));
        return element;
    }

    /** Whether bytes are an element other than the identity. */
    static boolean isElement(byte[] bytes) {
        return bytes.length == BYTES
                && !Arrays.equals(bytes, IDENTITY)
                && SODIUM.crypto_core_ristretto255_is_valid_point(bytes) == 1;
    }

    /**
     * An element times a scalar.
     *
     * @throws IllegalArgumentException when it is no element, or the product is the identity
     */
    static byte[] multiply(byte[] scalar, byte[] element) {
        byte[] product = new byte[BYTES];
        check(SODIUM.crypto_scalarmult_ristretto255(product, scalar, element));
        return product;
    }

    /** The generator times a scalar. */
    static byte[] multiplyBase(byte[] scalar) {
        byte[] product = new byte[BYTES];
        check(SODIUM.crypto_scalarmult_ristretto255_base(product, scalar));
        return product;
    }

    static byte[] add(byte[] a, byte[] b) {
        byte[] sum = new byte[BYTES];
        check(SODIUM.crypto_core_ristretto255_add(sum, a, b));
        return sum;
    }

    /** A scalar from 64 uniform bytes. */
    static byte[] scalar(byte[] uniform) {
        byte[] scalar = new byte[BYTES];
        SODIUM.crypto_core_ristretto255_scalar_reduce(scalar, uniform);
        return scalar;
    }

    /** A random scalar that is not zero. */
    static byte[] randomScalar() {
        byte[] uniform = new byte[UNIFORM];
        byte[] scalar;
        do {
            RANDOM.nextBytes(uniform);
            scalar = scalar(uniform);
        } while (isZero(scalar));
        return scalar;
    }

    static byte[] invert(byte[] scalar) {
        byte[] inverse = new byte[BYTES];
        check(SODIUM.crypto_core_ristretto255_scalar_invert(inverse, scalar));
        return inverse;
    }

    static byte[] subtract(byte[] a, byte[] b) {
        byte[] difference = new byte[BYTES];
        SODIUM.crypto_core_ristretto255_scalar_sub(difference, a, b);
        return difference;
    }

    static byte[] multiplyScalars(byte[] a, byte[] b) {
        byte[] product = new byte[BYTES];
        SODIUM.crypto_core_ristretto255_scalar_mul(product, a, b);
        return product;
    }

    static boolean isZero(byte[] scalar) {
        return Arrays.equals(scalar, IDENTITY);
    }

    private static void check(int code) {
        if (code != 0) {
            throw new IllegalArgumentException("not an element of ristretto255, or the identity came out");
        }
    }
}
