package dev.stillwatch.platform.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import jakarta.inject.Singleton;
import java.util.Collection;

/**
 * Spans of work on many Kafka records at once, after OpenTelemetry's conventions for messaging (semconv 1.44, in development): a batch has as many
 * causes as records, so it is no span's child but a trace of its own that links to them. No attribute is of an account or an exchange.
 */
@Singleton
public final class BatchSpans {

    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.name");
    private static final AttributeKey<String> TYPE = AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> DESTINATION = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<Long> COUNT = AttributeKey.longKey("messaging.batch.message_count");
    private static final AttributeKey<Long> EPOCH = AttributeKey.longKey("stillwatch.epoch");
    private static final String PROCESS = "process";

    private final Tracer tracer;

    /** Spans of a service. */
    public BatchSpans(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("dev.stillwatch");
    }

    /** A span that is the current one until it is closed, on this thread; what is sent meanwhile names it as its cause. */
    public static final class Current implements AutoCloseable {

        private final Span span;
        private final Scope scope;

        @SuppressWarnings("MustBeClosedChecker") // It is, with this.
        private Current(Span span) {
            this.span = span;
            this.scope = span.makeCurrent();
        }

        /** The span. */
        public Span span() {
            return span;
        }

        @Override
        public void close() {
            scope.close();
            span.end();
        }
    }

    /**
     * Work on a closed epoch. The caller ends the span.
     *
     * @param input the topic that is worked on, without a prefix; of several the one that most comes from
     * @param epoch number of the epoch
     * @param records how many records
     * @param causes where they came from
     */
    public Span ofEpoch(String input, long epoch, int records, Collection<SpanContext> causes) {
        return process(input, causes)
                .setAttribute(EPOCH, epoch)
                .setAttribute(COUNT, (long) records)
                .startSpan();
    }

    /** As {@link #ofEpoch}, current until it is closed. */
    public Current inEpoch(String input, long epoch, int records, Collection<SpanContext> causes) {
        return new Current(ofEpoch(input, epoch, records, causes));
    }

    /** The same where records are added up as they come and not counted. */
    public Current inEpoch(String input, long epoch, Collection<SpanContext> causes) {
        return new Current(process(input, causes).setAttribute(EPOCH, epoch).startSpan());
    }

    /** Work on some records that were read together, current until it is closed. */
    public Current inBatch(String input, int records, Collection<SpanContext> causes) {
        return new Current(
                process(input, causes).setAttribute(COUNT, (long) records).startSpan());
    }

    private SpanBuilder process(String input, Collection<SpanContext> causes) {
        SpanBuilder span = tracer.spanBuilder(PROCESS + " " + input)
                .setNoParent()
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute(SYSTEM, "kafka")
                .setAttribute(OPERATION, PROCESS)
                .setAttribute(TYPE, PROCESS)
                .setAttribute(DESTINATION, input);
        causes.forEach(span::addLink);
        return span;
    }

    /** Sending records together, a part of the work that is current; current itself until it is closed. */
    public Current sending(String output, int records) {
        return new Current(tracer.spanBuilder("send " + output)
                .setSpanKind(SpanKind.PRODUCER)
                .setAttribute(SYSTEM, "kafka")
                .setAttribute(OPERATION, "send")
                .setAttribute(TYPE, "send")
                .setAttribute(DESTINATION, output)
                .setAttribute(COUNT, (long) records)
                .startSpan());
    }
}
