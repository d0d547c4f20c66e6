package dev.stillwatch.scoring.signal;

/**
 * One row of a model.
 *
 * @param signal its name, stable across releases; docs/detection.md says what it means and why it counts
 * @param account what it adds to an account's log-odds at full strength, in nats; negative speaks for the account, 0 does not count
 * @param cohort the same for a cohort
 * @param measure how it is read
 */
record Weight(String signal, double account, double cohort, Measure measure) {}
