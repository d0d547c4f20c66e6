package dev.stillwatch.platform.telemetry;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Where telemetry goes.
 *
 * @param metricsHost address of the Prometheus endpoint
 * @param metricsPort port of the Prometheus endpoint, {@code /metrics}; 0 takes a free one, -1 serves none
 * @param otlpEndpoint OTLP gRPC or HTTP endpoint for traces, such as {@code http://collector:4318}; empty sends none
 * @param traceRatio share of traces kept, 0 to 1, of those that do not follow from one that is kept
 */
@ConfigurationProperties("stillwatch.telemetry")
public record TelemetryConfiguration(
        @Bindable(defaultValue = "0.0.0.0") String metricsHost,
        @Bindable(defaultValue = "9464") int metricsPort,
        @Bindable(defaultValue = "") String otlpEndpoint,
        @Bindable(defaultValue = "0.01") double traceRatio) {}
