/** Policies on the command line: reports of backtests as text. The commands call it. */
@NullMarked
package dev.stillwatch.cli.policy;

import org.jspecify.annotations.NullMarked;
