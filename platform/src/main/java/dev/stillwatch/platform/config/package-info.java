/**
 * Configuration that refuses what it does not know and prints what it took. Every service runs it at start, before
 * anything else.
 */
@NullMarked
package dev.stillwatch.platform.config;

import org.jspecify.annotations.NullMarked;
