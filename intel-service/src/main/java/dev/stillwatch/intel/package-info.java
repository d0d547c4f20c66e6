/**
 * intel-service: what do others know, whom do we tell? Here are only its entrance and the border that keeps its beans from those of
 * other services; nothing calls it but the command line and standalone.
 */
@Configuration
@Requires(property = "stillwatch.service", value = "intel-service")
@NullMarked
package dev.stillwatch.intel;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
