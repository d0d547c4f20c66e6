package dev.stillwatch.platform.transparency;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A key that signed notes verify under (https://c2sp.org/signed-note), Ed25519 (RFC 8032). Written {@code NAME+ID+KEY}: the ID is the first
 * four bytes of SHA-256(name || 0x0A || 0x01 || key) in hexadecimal, KEY is Base64(0x01 || key).
 */
public final class NoteKey {

    /** Signature type of Ed25519 in signed notes. */
    private static final byte ED25519 = 0x01;

    private static final int RAW = 32;
    private static final int ID = 4;

    /** What stands before the 32 bytes of an Ed25519 key in its X.509 encoding (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] raw;
    private final PublicKey key;

    private NoteKey(String name, byte[] raw) {
        if (name.isEmpty() || name.chars().anyMatch(c -> Character.isWhitespace(c) || c == '+')) {
            throw new IllegalArgumentException("a key's name must not be empty nor hold spaces or plus signs: " + name);
        }
        this.name = name;
        this.raw = raw;
        this.key = publicKey(concat(X509_PREFIX, raw));
    }

    /** The key of this name from a Java key. */
    public static NoteKey of(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        if (encoded.length != X509_PREFIX.length + RAW
                || !Arrays.equals(encoded, 0, X509_PREFIX.length, X509_PREFIX, 0, X509_PREFIX.length)) {
            throw new IllegalArgumentException("The key of " + name + " is not Ed25519 but " + key.getAlgorithm());
        }
        return new NoteKey(name, Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length));
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException when it is no key, or its ID is not that of name and key
     */
    public static NoteKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a verifier key is NAME+ID+KEY");
        }
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length != RAW + 1 || typed[0] != ED25519) {
            throw new IllegalArgumentException("the verifier key of " + parts[0] + " is not an Ed25519 key");
        }
        NoteKey read = new NoteKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!HexFormat.of().formatHex(read.id()).equals(parts[1])) {
            throw new IllegalArgumentException("the verifier key of " + parts[0] + " does not have the ID " + parts[1]);
        }
        return read;
    }

    /** Who signs with it. */
    public String name() {
        return name;
    }

    /** Four bytes that tell it from others. */
    byte[] id() {
        byte[] named = (name + "\n").getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(sha256(concat(named, typed())), ID);
    }

    boolean verifies(byte[] text, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // A signature that is not even one is no signature of this key.
            return false;
        }
    }

    @Override
    public String toString() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    private byte[] typed() {
        return concat(new byte[] {ED25519}, raw);
    }

    static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] sha256(byte[] data) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    private static PublicKey publicKey(byte[] encoded) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }
}
