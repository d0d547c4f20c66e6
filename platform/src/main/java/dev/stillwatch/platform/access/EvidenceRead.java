package dev.stillwatch.platform.access;

/**
 * Somebody is about to read evidence about accounts.
 *
 * @param actor who
 * @param method the RPC, such as {@code stillwatch.linking.v1.LinkingService/GetCohort}
 * @param reference what of it: the ids that the request names, such as {@code cohort_id=c-1}; empty for all there is
 * @param purpose what for, in the reader's words
 */
public record EvidenceRead(String actor, String method, String reference, String purpose) {}
