package dev.stillwatch.intel.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import dev.stillwatch.platform.transparency.Hashes;
import java.util.HexFormat;

/** A leaf as a bundle's line: shown with its salt, or its hash alone. */
public sealed interface SealedLeaf {

    /** Salts have one length: where one ends and the content begins is then never in doubt. */
    int SALT = 32;

    /** Place in the tree, from 0. */
    int index();

    /** Its name. */
    String name();

    /** RFC 9162 leaf hash of salt and content. */
    ByteString hash();

    /**
     * A leaf that is shown.
     *
     * @param salt 32 bytes
     */
    record Shown(int index, String name, ByteString salt, JsonNode content) implements SealedLeaf {
        @Override
        public ByteString hash() {
            return Hashes.leaf(salt.concat(ByteString.copyFromUtf8(hashed(name, content))));
        }
    }

    /** A leaf whose content is kept back. */
    record Hidden(int index, String name, ByteString hash) implements SealedLeaf {}

    /** What is hashed after the salt. */
    static String hashed(String name, JsonNode content) {
        ObjectNode whole = CanonicalJson.MAPPER.createObjectNode();
        whole.put("name", name);
        whole.set("content", content);
        return CanonicalJson.of(whole);
    }

    /** The same leaf with its content kept back. */
    default Hidden hide() {
        return new Hidden(index(), name(), hash());
    }

    /** Its line, without the newline. */
    default String line() {
        ObjectNode line = CanonicalJson.MAPPER.createObjectNode();
        line.put("index", index());
        line.put("name", name());
        switch (this) {
            case Shown shown -> {
                line.put("salt", HexFormat.of().formatHex(shown.salt().toByteArray()));
                line.set("content", shown.content());
            }
            case Hidden hidden ->
                line.put("hash", HexFormat.of().formatHex(hidden.hash().toByteArray()));
        }
        return CanonicalJson.of(line);
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException when it is none
     */
    static SealedLeaf parse(String text) {
        JsonNode line = CanonicalJson.parse(text);
        if (!line.path("index").isInt() || !line.path("name").isTextual()) {
            throw new IllegalArgumentException("it has no index and name");
        }
        int index = line.path("index").asInt();
        String name = line.path("name").asText();
        if (line.size() == 3 && line.has("hash")) {
            return new Hidden(index, name, bytes(line.path("hash")));
        }
        if (line.size() == 4 && line.has("salt") && line.has("content")) {
            return new Shown(index, name, bytes(line.path("salt")), line.path("content"));
        }
        throw new IllegalArgumentException("it has neither a hash nor a salt and a content");
    }

    private static ByteString bytes(JsonNode hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.asText());
        if (bytes.length != SALT) {
            throw new IllegalArgumentException("hashes and salts have 32 bytes");
        }
        return ByteString.copyFrom(bytes);
    }
}
