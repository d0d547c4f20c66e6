/**
 * What is true of simulated or labelled traffic, and how findings compare with it. The simulator writes it, the demo and tests read
 * it; no service may see it.
 */
@NullMarked
package dev.stillwatch.lab.truth;

import org.jspecify.annotations.NullMarked;
