/**
 * What happened? Takes events from gateways, turns them into sketches, drops their content, and writes {@code sketches} and
 * {@code accounts}. Its beans exist only in a context whose {@code stillwatch.service} is {@code ingest-service}; no other module
 * calls it but standalone, through {@code ServiceRuntime}.
 *
 * <p>{@code event} and {@code time} are the pure domain; {@code api} is gRPC in, {@code intake} the way of a batch, {@code state}
 * Redis, {@code stream} Kafka.
 */
@Configuration
@Requires(property = "stillwatch.service", value = "ingest-service")
@NullMarked
package dev.stillwatch.ingest;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
