/**
 * Cohorts, epoch by epoch: the fold of what members add, the test against accounts that nobody linked, and which cohorts are
 * discoveries. Pure; {@code stream} feeds it and sends what comes out, {@code state} keeps it.
 */
@NullMarked
package dev.stillwatch.scoring.cohort;

import org.jspecify.annotations.NullMarked;
