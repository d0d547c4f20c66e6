package dev.stillwatch.ingest.intake;

import dev.stillwatch.ingest.stream.Outgoing;

/** An event that is fit to be sent, and its index in the batch. */
record Pending(int index, Outgoing outgoing) {}
