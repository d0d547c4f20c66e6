/** Holds bundles to a real ledger. */
@NullMarked
package dev.stillwatch.cli.evidence;

import org.jspecify.annotations.NullMarked;
