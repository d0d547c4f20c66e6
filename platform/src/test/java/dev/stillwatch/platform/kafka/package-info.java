/** How Kafka is spoken to. */
@NullMarked
package dev.stillwatch.platform.kafka;

import org.jspecify.annotations.NullMarked;
