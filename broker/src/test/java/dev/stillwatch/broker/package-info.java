/**
 * Tests of what the broker is told and told to be; the embedded module tests it running.
 * Nobody calls this package.
 */
@NullMarked
package dev.stillwatch.broker;

import org.jspecify.annotations.NullMarked;
