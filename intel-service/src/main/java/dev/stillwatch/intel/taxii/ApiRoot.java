package dev.stillwatch.intel.taxii;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What an API root is (TAXII 2.1, 4.2.1).
 *
 * @param title its name
 * @param description what it is for
 * @param versions media types of the versions it speaks
 * @param maxContentLength largest request body it takes, in bytes
 */
public record ApiRoot(
        String title,
        String description,
        List<String> versions,
        @JsonProperty("max_content_length") int maxContentLength) {}
