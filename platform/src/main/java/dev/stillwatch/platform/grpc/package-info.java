/**
 * The gRPC server of a service: validation, errors, telemetry, health, reflection and drain in one place. Services'
 * {@code api} packages give it their services as beans and make errors with {@code Errors}.
 */
@NullMarked
package dev.stillwatch.platform.grpc;

import org.jspecify.annotations.NullMarked;
