/** Keys, hashes and normalised identifiers as they are specified. Run by the build only. */
@NullMarked
package dev.stillwatch.sketch.key;

import org.jspecify.annotations.NullMarked;
