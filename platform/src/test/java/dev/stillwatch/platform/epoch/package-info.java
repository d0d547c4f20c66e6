/** Holds event time to its promises. */
@NullMarked
package dev.stillwatch.platform.epoch;

import org.jspecify.annotations.NullMarked;
