package dev.stillwatch.intel.taxii;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a collection is (TAXII 2.1, 5.2.1).
 *
 * @param id a UUID
 * @param title its name
 * @param description what is in it
 * @param alias another name that it can be asked by; null when it has none
 * @param canRead whether the asker may read it
 * @param canWrite whether the asker may add to it
 * @param mediaTypes of its objects
 */
public record CollectionResource(
        String id,
        String title,
        String description,
        @Nullable String alias,
        @JsonProperty("can_read") boolean canRead,
        @JsonProperty("can_write") boolean canWrite,
        @JsonProperty("media_types") List<String> mediaTypes) {}
