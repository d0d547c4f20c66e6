/**
 * How the figures change with one dial of the world: dilution, rate, cover. The command {@code evaluate --curves} runs the points and has
 * them written here, as pictures and as the tables behind them.
 */
@NullMarked
package dev.stillwatch.lab.evaluate.curve;

import org.jspecify.annotations.NullMarked;
