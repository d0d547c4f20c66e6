package dev.stillwatch.ingest.state;

import dev.stillwatch.platform.kafka.Topic;

/**
 * A partition that this service writes.
 *
 * @param topic {@code SKETCHES} or {@code ACCOUNTS}
 * @param partition its number
 */
public record Lane(Topic topic, int partition) {}
