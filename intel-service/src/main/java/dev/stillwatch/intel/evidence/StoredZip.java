package dev.stillwatch.intel.evidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Zip files that are the same bytes for the same content: entries in order, stored without compression (compressors differ from one version to the
 * next), all of one date. So a reader can write what it read again and compare, and nothing can hide between the entries.
 */
final class StoredZip {

    private static final LocalDateTime DATE = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final int MOST_ENTRIES = 64;

    private StoredZip() {}

    static byte[] write(Map<String, byte[]> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> one : entries.entrySet()) {
                var crc = new CRC32();
                crc.update(one.getValue());
                var entry = new ZipEntry(one.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setTimeLocal(DATE);
                entry.setSize(one.getValue().length);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(one.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can be written to", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a file of {@link #write}.
     *
     * @throws IllegalArgumentException when it is none, to the byte
     */
    static Map<String, byte[]> read(byte[] file) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entries.size() == MOST_ENTRIES || entry.getMethod() != ZipEntry.STORED) {
                    throw new IllegalArgumentException("it is not a zip file as bundles are: " + entry.getName());
                }
                if (entries.put(entry.getName(), zip.readAllBytes()) != null) {
                    throw new IllegalArgumentException("it has " + entry.getName() + " twice");
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("it is damaged: " + e.getMessage(), e);
        }
        if (!Arrays.equals(write(entries), file)) {
            throw new IllegalArgumentException("the zip file itself was changed, outside of what it holds");
        }
        return entries;
    }
}
