/**
 * Evidence that accounts are run by one hand: which values of an exchange or an account fact can be shared, how much sharing one
 * says, and what is remembered of an account to tell. Pure; the topology in {@code stream} and the cohorts in {@code cohort} call it.
 */
@NullMarked
package dev.stillwatch.linking.evidence;

import org.jspecify.annotations.NullMarked;
