package dev.stillwatch.scoring.signal;

/**
 * One row of a model: what a signal adds to log-odds at full strength, in nats. Negative speaks for the subject, 0 does not count.
 *
 * @param signal its name, stable across releases; docs/detection.md says what it means and why it counts
 * @param account to those of an account
 * @param harvest to those of a cohort that draws training data out itself
 * @param relay to those of a cohort that passes on what other people ask
 * @param measure how it is read
 */
record Weight(String signal, double account, double harvest, double relay, Measure measure) {}
