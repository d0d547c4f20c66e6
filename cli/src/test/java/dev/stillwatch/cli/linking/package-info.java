/** Tests of linking by itself in the lab. */
@NullMarked
package dev.stillwatch.cli.linking;

import org.jspecify.annotations.NullMarked;
