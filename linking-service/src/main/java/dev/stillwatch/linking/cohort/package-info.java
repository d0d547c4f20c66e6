/**
 * Cohorts: accounts that evidence says are run by one hand, how they are found in what accounts share, and the names they keep. Pure; the
 * topology in {@code stream} feeds it one closed epoch after another and sends what it answers.
 */
@NullMarked
package dev.stillwatch.linking.cohort;

import org.jspecify.annotations.NullMarked;
