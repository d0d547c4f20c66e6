package dev.stillwatch.intel.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.erdtman.jcs.JsonCanonicalizer;

/** JSON in the one form that is hashed and signed: the JSON Canonicalization Scheme (RFC 8785). */
public final class CanonicalJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CanonicalJson() {}

    /** A value in canonical form: members sorted, no white space, numbers as ECMAScript writes them. */
    public static String of(JsonNode value) {
        try {
            return new JsonCanonicalizer(MAPPER.writeValueAsString(value)).getEncodedString();
        } catch (IOException e) {
            throw new IllegalStateException("Jackson writes JSON", e);
        }
    }

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException when it is no JSON, or not in canonical form
     */
    public static JsonNode parse(String text) {
        JsonNode value;
        try {
            value = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is not JSON: " + e.getOriginalMessage(), e);
        }
        if (value.isMissingNode() || !of(value).equals(text)) {
            throw new IllegalArgumentException("it is not in the canonical form of RFC 8785");
        }
        return value;
    }
}
