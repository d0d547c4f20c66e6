package dev.stillwatch.platform.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The W3C trace context in the headers of Kafka records. Only that of sampled spans is written and read; a record without costs one look at
 * its headers.
 */
public final class TraceHeaders {

    private static final String PARENT = "traceparent";

    /** Of {@code 00-TRACE-SPAN-FLAGS}; the lowest bit of the last digit says sampled. */
    private static final int LENGTH = 55;

    private static final TextMapGetter<Headers> READ = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
            List<String> keys = new ArrayList<>();
            headers.forEach(header -> keys.add(header.key()));
            return keys;
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String key) {
            Header header = headers == null ? null : headers.lastHeader(key);
            return header == null || header.value() == null
                    ? null
                    : new String(header.value(), StandardCharsets.US_ASCII);
        }
    };

    private static final TextMapSetter<Headers> WRITE = (headers, key, value) -> {
        if (headers != null) {
            headers.remove(key).add(key, value.getBytes(StandardCharsets.US_ASCII));
        }
    };

    private TraceHeaders() {}

    /** The span that a record came from; {@link SpanContext#getInvalid() invalid} when it names none, or one that was not sampled. */
    public static SpanContext cause(Headers headers) {
        Header parent = headers.lastHeader(PARENT);
        if (parent == null || !sampled(parent.value())) {
            return SpanContext.getInvalid();
        }
        Context read = W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, READ);
        return Span.fromContext(read).getSpanContext();
    }

    private static boolean sampled(byte @Nullable [] parent) {
        return parent != null && parent.length >= LENGTH && (Character.digit(parent[LENGTH - 1], 16) & 1) == 1;
    }

    /** Says in a record's headers that it comes from a span, if that is sampled. */
    public static void write(SpanContext from, Headers headers) {
        if (from.isSampled()) {
            W3CTraceContextPropagator.getInstance().inject(Context.root().with(Span.wrap(from)), headers, WRITE);
        }
    }

    /** Headers of a record that comes from a span. */
    public static Headers of(Span from) {
        Headers headers = new RecordHeaders();
        write(from.getSpanContext(), headers);
        return headers;
    }
}
