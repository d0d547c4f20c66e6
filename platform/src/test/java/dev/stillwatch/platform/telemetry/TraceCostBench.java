package dev.stillwatch.platform.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What traces cost a record, printed in nanoseconds. docs/traces.md says how to run it. */
public final class TraceCostBench {

    private static final int RECORDS = 5_000_000;
    private static final int ROUNDS = 3;
    private static final byte[] VALUE = new byte[200];

    private long kept;

    private TraceCostBench() {}

    /** Without arguments. */
    public static void main(String[] arguments) {
        new TraceCostBench().run();
    }

    private void run() {
        for (int round = 0; round < ROUNDS; round++) {
            double bare = nanos(record -> {});
            double unsampled = under(TraceFlags.getDefault());
            double sampled = under(TraceFlags.getSampled());
            System.out.printf(
                    Locale.ROOT,
                    "made %.0f ns; with the trace, sent and read: not sampled %+.0f ns, sampled %+.0f ns (%d)%n",
                    bare,
                    unsampled - bare,
                    sampled - bare,
                    kept);
        }
    }

    private double under(TraceFlags flags) {
        SpanContext span = SpanContext.create(
                "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", flags, TraceState.getDefault());
        var causes = new EpochCauses();
        try (var interceptor = new TracedRecords();
                var _ = Span.wrap(span).makeCurrent()) {
            return nanos(record -> {
                interceptor.onSend(record);
                causes.add(1, TraceHeaders.cause(record.headers()));
            });
        }
    }

    private interface Work {
        void on(ProducerRecord<byte[], byte[]> record);
    }

    private double nanos(Work work) {
        long start = System.nanoTime();
        for (int i = 0; i < RECORDS; i++) {
            var record = new ProducerRecord<byte[], byte[]>("topic", 0, null, VALUE);
            work.on(record);
            kept += record.headers().lastHeader("traceparent") == null ? 0 : 1;
        }
        return (double) (System.nanoTime() - start) / RECORDS;
    }
}
