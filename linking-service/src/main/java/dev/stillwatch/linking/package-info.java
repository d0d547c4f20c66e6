/**
 * Who is behind it? Finds cohorts, accounts run by one hand, and the evidence that holds them. Its beans exist only in a context whose
 * {@code stillwatch.service} is {@code linking-service}; no other module calls it but standalone, through {@code ServiceRuntime}.
 *
 * <p>{@code evidence} and {@code cohort} are the pure domain; {@code stream} is the Kafka Streams topology, {@code state} what every replica
 * answers from, {@code api} gRPC in.
 */
@Configuration
@Requires(property = "stillwatch.service", value = "linking-service")
@NullMarked
package dev.stillwatch.linking;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
