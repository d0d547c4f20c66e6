/**
 * From an activity to a score with its reasons: the signals, the table of their weights, and the additive model over them. Pure; the
 * stages and the API call {@code Scorer}.
 */
@NullMarked
package dev.stillwatch.scoring.signal;

import org.jspecify.annotations.NullMarked;
