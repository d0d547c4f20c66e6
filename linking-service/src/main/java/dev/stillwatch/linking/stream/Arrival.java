package dev.stillwatch.linking.stream;

import dev.stillwatch.ingest.v1.AccountRecord;
import dev.stillwatch.ingest.v1.SketchRecord;

/** A record of one of the two topics that linking reads. */
sealed interface Arrival {

    /** From {@code sketches}. */
    record OfSketches(SketchRecord record) implements Arrival {}

    /** From {@code accounts}. */
    record OfAccounts(AccountRecord record) implements Arrival {}
}
