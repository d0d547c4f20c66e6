/** Holds replays to what files can hold. */
@NullMarked
package dev.stillwatch.cli.replay;

import org.jspecify.annotations.NullMarked;
