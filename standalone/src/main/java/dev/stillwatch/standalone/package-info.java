/**
 * All five services in one JVM, on a real Kafka broker and a real Redis that it starts itself: the same beans, topics and wire
 * as in a cluster. The command line and end-to-end tests call it.
 */
@NullMarked
package dev.stillwatch.standalone;

import org.jspecify.annotations.NullMarked;
