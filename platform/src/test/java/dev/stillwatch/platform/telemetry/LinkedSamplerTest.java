package dev.stillwatch.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkedSamplerTest {

    @Test
    void whatFollowsFromASampledTraceIsSampled() {
        assertThat(sampled(Sampler.alwaysOff(), cause(TraceFlags.getSampled()))).isTrue();
    }

    @Test
    void ofTheRestTheOtherSamplerDecides() {
        assertThat(sampled(Sampler.alwaysOff())).isFalse();
        assertThat(sampled(Sampler.alwaysOn())).isTrue();
        assertThat(sampled(Sampler.alwaysOff(), cause(TraceFlags.getDefault()))).isFalse();
    }

    private static boolean sampled(Sampler others, SpanContext... causes) {
        try (var tracers = SdkTracerProvider.builder()
                .setSampler(Sampler.parentBased(new LinkedSampler(others)))
                .build()) {
            var telemetry =
                    OpenTelemetrySdk.builder().setTracerProvider(tracers).build();
            Span span = new BatchSpans(telemetry).ofEpoch("sketches", 1, 1, List.of(causes));
            span.end();
            return span.getSpanContext().isSampled();
        }
    }

    private static SpanContext cause(TraceFlags flags) {
        return SpanContext.create(
                "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", flags, TraceState.getDefault());
    }
}
