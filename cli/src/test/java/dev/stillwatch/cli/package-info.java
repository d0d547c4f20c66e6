/** The command as its user meets it: whole platforms, real processes, real files. */
@NullMarked
package dev.stillwatch.cli;

import org.jspecify.annotations.NullMarked;
