/**
 * OpenTelemetry for every service: traces over gRPC and Kafka, metrics for Prometheus. Labels hold words of a closed set only, never an
 * account, an address or anything a client wrote.
 */
@NullMarked
package dev.stillwatch.platform.telemetry;

import org.jspecify.annotations.NullMarked;
