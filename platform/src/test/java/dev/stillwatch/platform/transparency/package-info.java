/** Holds trees, proofs and signed notes to the vectors of others. */
@NullMarked
package dev.stillwatch.platform.transparency;

import org.jspecify.annotations.NullMarked;
