package dev.stillwatch.ingest.stream;

import dev.stillwatch.ingest.state.Identities;

/**
 * What is there once this instance has found out where it was.
 *
 * @param identities gives events their identity
 * @param log the way out
 * @param memory what is remembered
 */
public record Session(Identities identities, RecordLog log, Memory memory) {}
