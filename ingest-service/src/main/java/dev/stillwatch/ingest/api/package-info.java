/**
 * gRPC in: reads batches event by event, so that one that can't be read refuses no other, and answers them. Nobody calls it but the server.
 */
@NullMarked
package dev.stillwatch.ingest.api;

import org.jspecify.annotations.NullMarked;
