package dev.stillwatch.intel.taxii;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The body of every error (TAXII 2.1, 3.6.1).
 *
 * @param title what went wrong, in a few words
 * @param description what to do about it
 * @param httpStatus the status, as text
 */
public record TaxiiError(
        String title,
        String description,
        @JsonProperty("http_status") String httpStatus) {}
