/**
 * scoring-service: what is it doing? Assesses accounts and cohorts; no other module calls its code, everyone reads its topic or asks
 * it by gRPC.
 */
@Configuration
@Requires(property = "stillwatch.service", value = "scoring-service")
@NullMarked
package dev.stillwatch.scoring;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
