/**
 * What do we do about it? Policies, actions, campaigns and the ledger of every decision. Its beans exist only in a context whose
 * {@code stillwatch.service} is {@code enforcement-service}; no other module calls it but standalone, through {@code ServiceRuntime}.
 *
 * <p>{@code policy}, {@code action}, {@code campaign}, {@code ledger}, {@code decision} and {@code check} are the pure domain; {@code api}
 * is gRPC in, {@code stream} Kafka in and out, {@code state} what every replica answers from.
 */
@Configuration
@Requires(property = "stillwatch.service", value = "enforcement-service")
@NullMarked
package dev.stillwatch.enforcement;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
