/**
 * Kafka as every service uses it: the topics, clients with telemetry and safe defaults, and the loop that polls and recovers.
 * Services' {@code stream} packages call it.
 */
@NullMarked
package dev.stillwatch.platform.kafka;

import org.jspecify.annotations.NullMarked;
