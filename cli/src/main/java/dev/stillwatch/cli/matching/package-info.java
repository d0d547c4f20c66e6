/** Matching as a partner does it: blinds, asks, unblinds, and tells what matched. */
@NullMarked
package dev.stillwatch.cli.matching;

import org.jspecify.annotations.NullMarked;
