/**
 * The rules an event is held to, and what is said about one that breaks them. Pure; the way in ({@code intake}, {@code api}) calls it.
 */
@NullMarked
package dev.stillwatch.ingest.event;

import org.jspecify.annotations.NullMarked;
