package dev.stillwatch.intel.taxii;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** TAXII resources as JSON; members that are null are left out. */
public final class TaxiiJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private TaxiiJson() {}

    /** A resource in UTF-8. */
    public static byte[] write(Object resource) {
        try {
            return JSON.writeValueAsBytes(resource);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Resources can always be written", e);
        }
    }
}
