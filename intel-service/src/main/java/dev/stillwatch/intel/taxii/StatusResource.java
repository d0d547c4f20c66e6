package dev.stillwatch.intel.taxii;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request to add objects (TAXII 2.1, 4.3.1).
 *
 * @param id a UUID
 * @param status {@code complete}, or {@code pending} while objects are still worked off
 * @param requestTimestamp when the request arrived
 * @param totalCount objects in the request
 * @param successCount objects that were added
 * @param successes the same, named; null when there are none
 * @param failureCount objects that were refused
 * @param failures the same, named, each with the reason; null when there are none
 * @param pendingCount objects that are still worked off
 */
public record StatusResource(
        String id,
        String status,
        @JsonProperty("request_timestamp") String requestTimestamp,
        @JsonProperty("total_count") int totalCount,
        @JsonProperty("success_count") int successCount,
        @Nullable List<Detail> successes,
        @JsonProperty("failure_count") int failureCount,
        @Nullable List<Detail> failures,
        @JsonProperty("pending_count") int pendingCount) {

    /**
     * One object (4.3.2).
     *
     * @param id STIX id
     * @param version its version
     * @param message what was wrong; null when nothing was
     */
    public record Detail(
            String id, String version, @Nullable String message) {}
}
