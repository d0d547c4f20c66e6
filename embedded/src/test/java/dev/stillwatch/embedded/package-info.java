/**
 * Tests of the embedded servers: each against the real process, none against a double.
 * {@code KafkaClient} and {@code RedisClient} are the clients the tests speak through.
 */
@NullMarked
package dev.stillwatch.embedded;

import org.jspecify.annotations.NullMarked;
