package dev.stillwatch.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import java.util.List;
import org.junit.jupiter.api.Test;

class CausesTest {

    private final Causes causes = new Causes();

    @Test
    void eachIsKeptOnce() {
        causes.add(cause(1));
        causes.add(cause(2));
        causes.add(cause(1));

        assertThat(causes.list()).containsExactly(cause(1), cause(2));
    }

    @Test
    void oneThatIsNotSampledTellsNothing() {
        causes.add(SpanContext.getInvalid());
        causes.add(cause(1, TraceFlags.getDefault()));

        assertThat(causes.list()).isEmpty();
    }

    @Test
    void ofManyAsManyAreKeptAsASpanHoldsLinks() {
        for (int i = 1; i <= 3 * Causes.MOST; i++) {
            causes.add(cause(i));
        }

        assertThat(causes.list())
                .hasSize(Causes.MOST)
                .startsWith(cause(1))
                .endsWith(cause(Causes.MOST))
                .doesNotHaveDuplicates();
    }

    @Test
    void epochsAreKeptApartAndForgottenWhenTaken() {
        var open = new EpochCauses();
        open.add(7, cause(1));
        open.add(8, cause(2));
        open.add(8, cause(1, TraceFlags.getDefault()));

        assertThat(open.take(8)).containsExactly(cause(2));
        assertThat(open.take(8)).isEmpty();
        assertThat(open.take(7)).isEqualTo(List.of(cause(1)));
    }

    private static SpanContext cause(long id) {
        return cause(id, TraceFlags.getSampled());
    }

    private static SpanContext cause(long id, TraceFlags flags) {
        return SpanContext.create(TraceId.fromLongs(1, id), SpanId.fromLong(id), flags, TraceState.getDefault());
    }
}
