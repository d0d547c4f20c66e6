/**
 * A real Kafka broker and a real Redis, started as child processes of this JVM on loopback and gone with it, without Docker.
 * Standalone and tests call it, through {@link dev.stillwatch.embedded.Backing}; services never do.
 */
@NullMarked
package dev.stillwatch.embedded;

import org.jspecify.annotations.NullMarked;
