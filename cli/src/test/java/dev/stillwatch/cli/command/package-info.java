/** Holds what commands have in common to account: what they leave behind. */
@NullMarked
package dev.stillwatch.cli.command;

import org.jspecify.annotations.NullMarked;
