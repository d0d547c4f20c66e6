package dev.stillwatch.intel.psi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The functions of RFC 9497 for ristretto255-SHA512 that both sides share; hashing to the group and to scalars as in RFC 9380 (expand_message_xmd with SHA-512).
 * Inputs have at most 65,535 bytes.
 */
public final class Oprf {

    /** What is proven. */
    public enum Mode {
        /** Nothing: the partner trusts that the same key is used throughout. */
        OPRF(0),
        /** That the session's key was used. */
        VOPRF(1);

        private final int code;

        Mode(int code) {
            this.code = code;
        }
    }

    private static final int HASH = 64;
    private static final int BLOCK = 128;

    private final byte[] context;

    private Oprf(Mode mode) {
        // The name of a mode ends with a byte and a dash: "OPRFV1-" || I2OSP(mode, 1) || "-" || identifier.
        this.context = concat(ascii("OPRFV1-"), new byte[] {(byte) mode.code}, ascii("-ristretto255-SHA512"));
    }

    /**
     * Makes sure that the library under it can be loaded, so that a service says at its start that it can't, and not at the first question.
     *
     * @throws IllegalStateException when it can't; says what to do
     */
    public static void requireLibrary() {
        try {
            var _ = Ristretto.multiplyBase(Ristretto.randomScalar());
        } catch (ExceptionInInitializerError e) {
            Throwable cause = e.getCause();
            throw new IllegalStateException(
                    cause == null ? "libsodium can't be loaded" : String.valueOf(cause.getMessage()), e);
        }
    }

    /** The suite in a mode. */
    public static Oprf in(Mode mode) {
        return new Oprf(mode);
    }

    /** DeriveKeyPair, section 3.2.1: a private key from a seed of 32 bytes. */
    byte[] deriveKey(byte[] seed, byte[] info) {
        byte[] input = concat(seed, length(info), info);
        for (int counter = 0; counter <= 255; counter++) {
            byte[] key = hashToScalar(concat(input, new byte[] {(byte) counter}), "DeriveKeyPair");
            if (!Ristretto.isZero(key)) {
                return key;
            }
        }
        throw new IllegalStateException("DeriveKeyPairError: a chance of 2^-64000 came true");
    }

    /** The element that an input stands for. */
    byte[] element(byte[] input) {
        byte[] element = Ristretto.element(expand(input, concat(ascii("HashToGroup-"), context)));
        if (!Ristretto.isElement(element)) {
            throw new IllegalArgumentException("InvalidInputError: the input hashes to the identity");
        }
        return element;
    }

    byte[] hashToScalar(byte[] input, String domain) {
        return Ristretto.scalar(expand(input, concat(ascii(domain), context)));
    }

    byte[] hashToScalar(byte[] input) {
        return hashToScalar(input, "HashToScalar-");
    }

    byte[] seedDomain() {
        return concat(ascii("Seed-"), context);
    }

    /** Blind, section 3.3.1. */
    public static byte[] blind(byte[] element, byte[] scalar) {
        return Ristretto.multiply(scalar, element);
    }

    /** Finalize, section 3.3.1: the function's value, 64 bytes. */
    static byte[] output(byte[] input, byte[] unblinded) {
        return sha512(length(input), input, length(unblinded), unblinded, ascii("Finalize"));
    }

    /** expand_message_xmd to 64 bytes (RFC 9380 section 5.3.1): with SHA-512 that is one block. */
    private static byte[] expand(byte[] message, byte[] domain) {
        byte[] prime = concat(domain, new byte[] {(byte) domain.length});
        byte[] b0 = sha512(new byte[BLOCK], message, new byte[] {0, HASH, 0}, prime);
        return sha512(b0, new byte[] {1}, prime);
    }

    static byte[] sha512(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has SHA-512", e);
        }
    }

    /** I2OSP(len(bytes), 2). */
    static byte[] length(byte[] bytes) {
        if (bytes.length > 0xFFFF) {
            throw new IllegalArgumentException("an input has at most 65,535 bytes, not " + bytes.length);
        }
        return twoBytes(bytes.length);
    }

    static byte[] twoBytes(int number) {
        return new byte[] {(byte) (number >> 8), (byte) number};
    }

    static byte[] concat(byte[]... parts) {
        var whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] cut(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }
}
