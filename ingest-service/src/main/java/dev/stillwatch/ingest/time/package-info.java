/**
 * How far event time has come in one instance. Pure, without a clock; {@code stream} asks it, under the lock that orders sends.
 */
@NullMarked
package dev.stillwatch.ingest.time;

import org.jspecify.annotations.NullMarked;
