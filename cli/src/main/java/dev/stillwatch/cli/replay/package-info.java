/**
 * Recorded traffic in, findings out: reads replay files, sends them as a gateway would, waits for the decisions and writes them to a folder.
 * The commands replay and demo use it.
 */
@NullMarked
package dev.stillwatch.cli.replay;

import org.jspecify.annotations.NullMarked;
