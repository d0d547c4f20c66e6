package dev.stillwatch.platform.telemetry;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.prometheus.PrometheusHttpServer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.ExplicitBucketHistogramOptions;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Makes the service's OpenTelemetry SDK. Tests may add span processors as beans. */
@Factory
final class Telemetry {

    /** RPCs are named and measured as the conventions have it that are to be stable (semconv 1.44), not as before them. */
    private static final String CONVENTIONS = "rpc";

    /** How long RPCs take, in seconds. The conventions' own begin at 5 ms; an answer from memory takes less than one. */
    private static final List<Double> SECONDS =
            List.of(0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0);

    /** What RPCs are counted by. The instrumentation adds the caller's address and port, which are no labels. */
    private static final Set<String> LABELS =
            Set.of("rpc.method", "rpc.response.status_code", "rpc.system.name", "error.type");

    static {
        // Read once, by the first instrumentation that is made.
        if (System.getProperty("otel.semconv-stability.opt-in") == null) {
            System.setProperty("otel.semconv-stability.opt-in", CONVENTIONS);
        }
    }

    @Singleton
    @Bean(preDestroy = "close")
    OpenTelemetrySdk sdk(
            TelemetryConfiguration configuration,
            @Value("${stillwatch.service}") String service,
            List<SpanProcessor> processors) {
        Resource resource = Resource.getDefault()
                .merge(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), service)));
        SdkTracerProviderBuilder tracers = SdkTracerProvider.builder()
                .setResource(resource)
                .setSampler(
                        Sampler.parentBased(new LinkedSampler(Sampler.traceIdRatioBased(configuration.traceRatio()))));
        processors.forEach(tracers::addSpanProcessor);
        if (!configuration.otlpEndpoint().isEmpty()) {
            tracers.addSpanProcessor(BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
                            .setEndpoint(configuration.otlpEndpoint() + "/v1/traces")
                            .build())
                    .build());
        }
        SdkMeterProviderBuilder meters = SdkMeterProvider.builder()
                .setResource(resource)
                .registerView(
                        InstrumentSelector.builder()
                                .setName("rpc.*.call.duration")
                                .build(),
                        View.builder()
                                .setAttributeFilter(LABELS)
                                .setAggregation(
                                        Aggregation.explicitBucketHistogram(ExplicitBucketHistogramOptions.builder()
                                                .setBucketBoundaries(SECONDS)
                                                .build()))
                                .build());
        if (configuration.metricsPort() >= 0) {
            meters.registerMetricReader(PrometheusHttpServer.builder()
                    .setHost(configuration.metricsHost())
                    .setPort(configuration.metricsPort())
                    .build());
        }
        return OpenTelemetrySdk.builder()
                .setTracerProvider(tracers.build())
                .setMeterProvider(meters.build())
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .build();
    }

    @Singleton
    Meter meter(OpenTelemetry telemetry) {
        return telemetry.getMeter("dev.stillwatch");
    }
}
