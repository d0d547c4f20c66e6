/**
 * Kafka in and out: campaigns are read, objects and indicators are published by the one replica that may, and every replica reads back
 * what was published into {@code state}. Nothing calls it; the platform starts its parts.
 */
@NullMarked
package dev.stillwatch.intel.stream;

import org.jspecify.annotations.NullMarked;
