/** What leaves to partners, as text for people. The command {@code share} calls it. */
@NullMarked
package dev.stillwatch.cli.sharing;

import org.jspecify.annotations.NullMarked;
