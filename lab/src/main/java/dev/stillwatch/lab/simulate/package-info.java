/**
 * Simulated traffic with a known truth: scenarios of people, hard negatives and campaigns, played from a seed. The command line and
 * tests call {@link dev.stillwatch.lab.simulate.Scenarios} and {@link dev.stillwatch.lab.simulate.Simulation}; the packages below are
 * its inside.
 */
@NullMarked
package dev.stillwatch.lab.simulate;

import org.jspecify.annotations.NullMarked;
