/** How figures, times and tables are written for people. */
@NullMarked
package dev.stillwatch.cli.text;

import org.jspecify.annotations.NullMarked;
