/** Tests of what analysts see. */
@NullMarked
package dev.stillwatch.cli.guards;

import org.jspecify.annotations.NullMarked;
