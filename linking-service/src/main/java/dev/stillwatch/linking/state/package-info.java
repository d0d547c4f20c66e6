/** The cohorts as every replica answers about them, in memory, from the topic {@code cohorts}. {@code stream} fills it, {@code api} reads it. */
@NullMarked
package dev.stillwatch.linking.state;

import org.jspecify.annotations.NullMarked;
