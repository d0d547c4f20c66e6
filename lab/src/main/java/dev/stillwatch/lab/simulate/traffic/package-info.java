/**
 * How sessions become events: when they begin, what is said in them, by which client, merged in order of time with one session's worth
 * of memory an account. Only the simulator and the generator from corpora call it.
 */
@NullMarked
package dev.stillwatch.lab.simulate.traffic;

import org.jspecify.annotations.NullMarked;
