/**
 * What scoring keeps in Redis: the hot state of accounts and of cohorts, and how far each stage has come. {@code stream} writes it,
 * {@code api} reads it; losing it costs a replay of the topics and nothing else.
 */
@NullMarked
package dev.stillwatch.scoring.state;

import org.jspecify.annotations.NullMarked;
