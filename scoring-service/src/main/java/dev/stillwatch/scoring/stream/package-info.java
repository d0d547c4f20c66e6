/**
 * Kafka in and out: the two stages, accounts and cohorts, each a poll loop around the pure domain. Started by the service's runtime; nobody
 * else calls it.
 */
@NullMarked
package dev.stillwatch.scoring.stream;

import org.jspecify.annotations.NullMarked;
