/**
 * What bounds enforcement whatever the policies say: caps and what they count, batches that wait for two persons, switches, the canary, and
 * stable shares of subjects. Pure; the decision package calls it.
 */
@NullMarked
package dev.stillwatch.enforcement.guard;

import org.jspecify.annotations.NullMarked;
