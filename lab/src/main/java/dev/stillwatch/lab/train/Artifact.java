package dev.stillwatch.lab.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file named by its content.
 */
public final class Artifact {
    private static final int DIGITS = 16;

    private final String name;
    private final byte[] bytes;

    public Artifact(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /** Such as {@code embedding-0123456789abcdef.bin}. */
    public String name() {
        return name;
    }

    /** Its content. */
    public byte[] bytes() {
        return bytes;
    }

    /** Names some bytes. */
    static Artifact of(String kind, byte[] bytes) {
        return new Artifact(kind + "-" + sha256(bytes).substring(0, DIGITS) + ".bin", bytes);
    }

    /** SHA-256 in hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Writes it to a folder, which is made when missing. */
    public Path writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.write(folder.resolve(name), bytes);
    }
}
