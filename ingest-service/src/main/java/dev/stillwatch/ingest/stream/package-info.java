/**
 * Kafka, both ways: records and watermarks out in one order, and at the start the end of what was written back in. The way in ({@code
 * intake}) calls it.
 */
@NullMarked
package dev.stillwatch.ingest.stream;

import org.jspecify.annotations.NullMarked;
