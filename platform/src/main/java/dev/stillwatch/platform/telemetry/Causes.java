package dev.stillwatch.platform.telemetry;

import io.opentelemetry.api.trace.SpanContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a batch follows from: the sampled spans its records came from, each once and {@value #MOST} at most. Which of more are kept depends on
 * arrival; nothing decided depends on it. Not for several threads.
 */
public final class Causes {

    /** Links that a span holds at most, by the SDK's own limit. */
    public static final int MOST = 128;

    private final Set<SpanContext> seen = new HashSet<>();
    private final List<SpanContext> list = new ArrayList<>();

    /** Adds one; one that is not sampled tells nothing, and neither does one that is there already. */
    public void add(SpanContext cause) {
        if (cause.isSampled() && list.size() < MOST && seen.add(cause)) {
            list.add(cause);
        }
    }

    /** Adds some. */
    public void addAll(Collection<SpanContext> causes) {
        causes.forEach(this::add);
    }

    /** Those there are, in the order they came. */
    public List<SpanContext> list() {
        return List.copyOf(list);
    }
}
