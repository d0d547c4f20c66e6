package dev.stillwatch.ingest.intake;

import dev.stillwatch.ingest.event.Fault;
import dev.stillwatch.ingest.event.Kind;
import dev.stillwatch.ingest.stream.Outgoing;

/** One event of a batch, its content gone. */
sealed interface Prepared {

    /** Fit to be sent. */
    record Fit(Outgoing outgoing) implements Prepared {}

    /** Refused. */
    record Refused(Kind kind, Fault fault) implements Prepared {}
}
