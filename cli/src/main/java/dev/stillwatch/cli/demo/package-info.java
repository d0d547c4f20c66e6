/**
 * The demo: simulated traffic through a platform, told as a story that compares what was found with what is true. The command
 * demo uses it.
 */
@NullMarked
package dev.stillwatch.cli.demo;

import org.jspecify.annotations.NullMarked;
