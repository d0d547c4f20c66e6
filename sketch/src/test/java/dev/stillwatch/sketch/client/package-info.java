/** Contradictions that are found, and clients that are left alone. Run by the build only. */
@NullMarked
package dev.stillwatch.sketch.client;

import org.jspecify.annotations.NullMarked;
