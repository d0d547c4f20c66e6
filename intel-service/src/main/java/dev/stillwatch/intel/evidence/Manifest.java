package dev.stillwatch.intel.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import dev.stillwatch.platform.transparency.Hashes;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What a bundle consists of; signed.
 *
 * @param campaign the campaign it is about
 * @param variant how much it shows
 * @param root root of the tree of leaves; the same in all variants
 * @param leaves leaves of the tree
 * @param withheld how many of them are kept back
 * @param files every other file of the bundle, in order
 */
public record Manifest(
        String campaign, Variant variant, ByteString root, int leaves, int withheld, List<FileEntry> files) {

    /** Names the format. */
    static final String FORMAT = "stillwatch-evidence/1";

    /**
     * One file.
     *
     * @param name its name in the zip
     * @param bytes its length
     * @param sha256 its SHA-256
     */
    public record FileEntry(String name, long bytes, ByteString sha256) {

        static FileEntry of(String name, byte[] content) {
            return new FileEntry(name, content.length, Hashes.sha256(ByteString.copyFrom(content)));
        }

        boolean describes(byte[] content) {
            return equals(of(name, content));
        }
    }

    /** Copies the list. */
    public Manifest {
        files = List.copyOf(files);
    }

    static List<FileEntry> describe(Map<String, byte[]> files) {
        return files.entrySet().stream()
                .map(f -> FileEntry.of(f.getKey(), f.getValue()))
                .toList();
    }

    /** One line of canonical JSON: what is signed. */
    String text() {
        ObjectNode text = CanonicalJson.MAPPER.createObjectNode();
        text.put("format", FORMAT);
        text.put("campaign", campaign);
        text.put("variant", variant.word());
        text.put("root", hex(root));
        text.put("leaves", leaves);
        text.put("withheld", withheld);
        ArrayNode list = text.putArray("files");
        files.forEach(f ->
                list.addObject().put("name", f.name()).put("bytes", f.bytes()).put("sha256", hex(f.sha256())));
        return CanonicalJson.of(text) + "\n";
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException when it is no manifest
     */
    static Manifest parse(String text) {
        JsonNode read = CanonicalJson.parse(text.substring(0, Math.max(0, text.length() - 1)));
        if (!read.path("format").asText().equals(FORMAT)) {
            throw new IllegalArgumentException("its format is not " + FORMAT + " but "
                    + read.path("format").asText());
        }
        List<FileEntry> files = new ArrayList<>();
        read.path("files")
                .forEach(f -> files.add(
                        new FileEntry(f.path("name").asText(), f.path("bytes").asLong(), bytes(f.path("sha256")))));
        var manifest = new Manifest(
                read.path("campaign").asText(),
                Variant.ofWord(read.path("variant").asText()),
                bytes(read.path("root")),
                read.path("leaves").asInt(),
                read.path("withheld").asInt(),
                files);
        if (!manifest.text().equals(text)) {
            throw new IllegalArgumentException("it says more than a manifest does");
        }
        return manifest;
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    private static ByteString bytes(JsonNode hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex.asText()));
    }
}
