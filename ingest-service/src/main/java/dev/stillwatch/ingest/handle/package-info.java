/**
 * Reasoning handles: to whom each was issued, and what it means when somebody else presents it. Pure; {@code state} keeps what is known,
 * {@code intake} asks.
 */
@NullMarked
package dev.stillwatch.ingest.handle;

import org.jspecify.annotations.NullMarked;
