/**
 * Event time: epochs, watermarks and the buffer that turns streams into closed epochs. Pure; every stage that decides
 * uses it, so that the same events give the same findings at any speed and after any crash.
 */
@NullMarked
package dev.stillwatch.platform.epoch;

import org.jspecify.annotations.NullMarked;
