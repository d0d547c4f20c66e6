package dev.stillwatch.intel.egress;

import java.time.Instant;

/**
 * What a person decided.
 *
 * @param actor who
 * @param at when
 * @param note why
 * @param requestId UUID of the request that said so
 */
public record Approval(String actor, Instant at, String note, String requestId) {}
