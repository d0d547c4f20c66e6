/** Holds configuration to refusing what it does not know. */
@NullMarked
package dev.stillwatch.platform.config;

import org.jspecify.annotations.NullMarked;
