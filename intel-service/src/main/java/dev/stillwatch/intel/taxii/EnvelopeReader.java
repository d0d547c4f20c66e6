package dev.stillwatch.intel.taxii;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.stillwatch.intel.taxii.ObjectReader.Read;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads a TAXII envelope (3.7) that somebody else wrote: deep nesting, endless texts and members that come twice are refused. */
public final class EnvelopeReader {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxStringLength(ObjectReader.MOST_BYTES)
                            .maxNumberLength(100)
                            .maxNameLength(1000)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private EnvelopeReader() {}

    /**
     * What is in an envelope.
     *
     * @param objects each good or bad
     * @param more whether it says that more follows
     * @param next its cursor; empty when it names none
     */
    public record Envelope(List<Read> objects, boolean more, String next) {}

    /**
     * Reads an envelope that arrived at a moment. One without objects is an envelope too.
     *
     * @throws TaxiiException with status 400 when it is not JSON, 422 when it is JSON and not an envelope
     */
    public static Envelope read(byte[] body, Instant arrived) {
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new TaxiiException(400, "Not JSON", "The body can't be read: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new TaxiiException(400, "Not JSON", "The body is not text in UTF-8");
        }
        if (json.isMissingNode()) {
            throw new TaxiiException(400, "Not JSON", "The body is empty");
        }
        JsonNode objects = json.path("objects");
        if (!json.isObject() || !(objects.isMissingNode() || objects.isArray())) {
            throw new TaxiiException(
                    422, "Not an envelope", "Send a TAXII envelope: {\"objects\": [ … ]} with STIX 2.1 objects");
        }
        return new Envelope(
                StreamSupport.stream(objects.spliterator(), false)
                        .map(o -> ObjectReader.read(o, arrived))
                        .toList(),
                json.path("more").asBoolean(false),
                json.path("next").asText(""));
    }

    /** A stored object as a tree. */
    public static JsonNode object(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException("A stored object is not JSON", e);
        }
    }
}
