package dev.stillwatch.intel.taxii;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server is (TAXII 2.1, 4.1.1).
 *
 * @param title its name
 * @param description what it is for
 * @param contact whom to ask; null when nobody is named
 * @param defaultRoot the API root to use
 * @param apiRoots all API roots, as paths of this server
 */
public record Discovery(
        String title,
        String description,
        @Nullable String contact,
        @JsonProperty("default") String defaultRoot,
        @JsonProperty("api_roots") List<String> apiRoots) {}
