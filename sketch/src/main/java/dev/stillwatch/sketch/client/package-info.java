/**
 * What the layers of a client say about themselves, and where they contradict one another. For the sketcher; scoring sees the
 * contradictions' names only.
 */
@NullMarked
package dev.stillwatch.sketch.client;

import org.jspecify.annotations.NullMarked;
