package dev.stillwatch.platform.telemetry;

import io.opentelemetry.api.trace.SpanContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What open epochs follow from, until they close. It is in memory only: after a restart, links of records that had been read are missing and
 * findings are not. Not for several threads.
 */
public final class EpochCauses {

    private final Map<Long, Causes> open = new TreeMap<>();

    /** A record of an epoch came from there. */
    public void add(long epoch, SpanContext cause) {
        if (cause.isSampled()) {
            open.computeIfAbsent(epoch, e -> new Causes()).add(cause);
        }
    }

    /** What an epoch follows from; it is held no longer. */
    public List<SpanContext> take(long epoch) {
        Causes causes = open.remove(epoch);
        return causes == null ? List.of() : causes.list();
    }

    /** Forgets everything. */
    public void clear() {
        open.clear();
    }
}
