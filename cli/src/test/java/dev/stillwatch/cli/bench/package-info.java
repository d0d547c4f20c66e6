/** Holds the measuring itself to account: a figure is only as good as what takes it. */
@NullMarked
package dev.stillwatch.cli.bench;

import org.jspecify.annotations.NullMarked;
