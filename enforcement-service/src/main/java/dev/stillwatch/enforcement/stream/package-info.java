/**
 * Kafka in and out: the election of the one replica that decides, what it reads and writes, and the views that every replica keeps.
 * The API calls its command queue; the runtime starts its parts.
 */
@NullMarked
package dev.stillwatch.enforcement.stream;

import org.jspecify.annotations.NullMarked;
