/**
 * Recorded traffic as files: one {@code Event} a line, in the proto3 JSON mapping. The command line and tests read and write
 * replays through it; it knows nothing of where the events come from or go to.
 */
@NullMarked
package dev.stillwatch.lab.replay;

import org.jspecify.annotations.NullMarked;
