/**
 * The way of a batch: checked, sketched, held against what was seen, sent, remembered. {@code api} gives it batches and gets results.
 */
@NullMarked
package dev.stillwatch.ingest.intake;

import org.jspecify.annotations.NullMarked;
