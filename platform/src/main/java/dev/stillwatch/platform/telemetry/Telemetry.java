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
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes the service's OpenTelemetry SDK. Tests may add span processors as beans. */
@Factory
final class Telemetry {

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
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(configuration.traceRatio())));
        processors.forEach(tracers::addSpanProcessor);
        if (!configuration.otlpEndpoint().isEmpty()) {
            tracers.addSpanProcessor(BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
                            .setEndpoint(configuration.otlpEndpoint() + "/v1/traces")
                            .build())
                    .build());
        }
        SdkMeterProviderBuilder meters = SdkMeterProvider.builder().setResource(resource);
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
