package dev.stillwatch.platform.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A secret that is configured as a value or, better, as the name of a file that holds it: files are not seen in process lists, environments and dumps. */
public final class SecretFile {

    private SecretFile() {}

    /**
     * The secret; empty when neither is set. One line break at a file's end is not part of it.
     *
     * @param key the setting that would hold the value; with {@code -file} behind it, the one that names the file
     * @throws IllegalStateException when both are set, or the file can't be read; names the setting, never the secret
     */
    public static String read(String key, String value, String file) {
        if (file.isBlank()) {
            return value;
        }
        if (!value.isEmpty()) {
            throw new IllegalStateException(key + " and " + key + "-file are both set; leave out one of them");
        }
        try {
            return Files.readString(Path.of(file)).replaceFirst("\\R\\z", "");
        } catch (IOException e) {
            throw new IllegalStateException("Can't read " + file + ", which " + key + "-file names: " + e, e);
        }
    }
}
