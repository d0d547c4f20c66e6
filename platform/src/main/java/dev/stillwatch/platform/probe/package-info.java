/** Asks a platform from outside whether it works: what its services rest on, and one synthetic exchange through all of it. Tasks; nobody calls them. */
@NullMarked
package dev.stillwatch.platform.probe;

import org.jspecify.annotations.NullMarked;
