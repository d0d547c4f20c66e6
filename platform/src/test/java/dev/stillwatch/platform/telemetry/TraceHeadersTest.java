package dev.stillwatch.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceHeadersTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";

    @Test
    void whatIsWrittenIsRead() {
        Headers headers = TraceHeaders.of(Span.wrap(context(TraceFlags.getSampled())));

        assertThat(headers.lastHeader("traceparent").value())
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("00-" + TRACE + "-" + SPAN + "-01");
        SpanContext read = TraceHeaders.cause(headers);
        assertThat(read.getTraceId()).isEqualTo(TRACE);
        assertThat(read.getSpanId()).isEqualTo(SPAN);
        assertThat(read.isSampled()).isTrue();
    }

    @Test
    void aRecordSentUnderASampledSpanNamesItAndNoOther() {
        var record = new ProducerRecord<byte[], byte[]>("topic", new byte[0]);
        record.headers().add("traceparent", "of before".getBytes(StandardCharsets.US_ASCII));
        try (var interceptor = new TracedRecords();
                var _ = Span.wrap(context(TraceFlags.getSampled())).makeCurrent()) {
            interceptor.onSend(record);
        }

        assertThat(record.headers().headers("traceparent")).hasSize(1);
        assertThat(TraceHeaders.cause(record.headers()).getSpanId()).isEqualTo(SPAN);
    }

    @Test
    void aRecordSentUnderNoneOrOneThatIsNotSampledHasNoHeader() {
        var record = new ProducerRecord<byte[], byte[]>("topic", new byte[0]);
        try (var interceptor = new TracedRecords()) {
            interceptor.onSend(record);
            try (var _ = Span.wrap(context(TraceFlags.getDefault())).makeCurrent()) {
                interceptor.onSend(record);
            }
        }

        assertThat(record.headers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01",
                "00-" + TRACE + "-" + SPAN + "-00",
                "00-" + TRACE + "-0000000000000000-01",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + TRACE + "-not hexadecimals-01",
                "ff-" + TRACE + "-" + SPAN + "-01"
            })
    void whatIsNotSampledOrBrokenIsNoCause(String value) {
        Headers headers = new RecordHeaders().add("traceparent", value.getBytes(StandardCharsets.US_ASCII));

        assertThat(TraceHeaders.cause(headers).isValid()).isFalse();
    }

    @Test
    void aRecordWithoutHeadersOrWithAnEmptyOneHasNoCause() {
        assertThat(TraceHeaders.cause(new RecordHeaders()).isValid()).isFalse();
        assertThat(TraceHeaders.cause(new RecordHeaders().add("traceparent", null))
                        .isValid())
                .isFalse();
    }

    private static SpanContext context(TraceFlags flags) {
        return SpanContext.create(TRACE, SPAN, flags, TraceState.getDefault());
    }
}
