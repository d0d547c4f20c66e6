/**
 * The cohort test: one number an account, e-values from its rank among the accounts that nobody linked, and discoveries at a stated
 * false-discovery rate (e-BH). Pure; the stages call it.
 */
@NullMarked
package dev.stillwatch.scoring.evidence;

import org.jspecify.annotations.NullMarked;
