/**
 * What a replica holds in memory, read from the topics of this service: the collections, ready to be paged, and the indicators.
 * {@code stream} fills it, {@code api} asks it.
 */
@NullMarked
package dev.stillwatch.intel.state;

import org.jspecify.annotations.NullMarked;
