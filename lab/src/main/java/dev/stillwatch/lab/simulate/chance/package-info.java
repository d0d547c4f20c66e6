/** Chance that repeats itself: every draw follows from a seed and a label. The simulator draws everything from here. */
@NullMarked
package dev.stillwatch.lab.simulate.chance;

import org.jspecify.annotations.NullMarked;
