/**
 * Linking by itself, without a stream around it, on the lab's scenarios: for measuring which accounts it puts together and what each kind of evidence says. The commands
 * in {@code command} call it.
 */
@NullMarked
package dev.stillwatch.cli.linking;

import org.jspecify.annotations.NullMarked;
