/**
 * The {@code stillwatch} command: where a person meets the platform. Nothing depends on it.
 */
@NullMarked
package dev.stillwatch.cli;

import org.jspecify.annotations.NullMarked;
