/** What simulated people and programs write: generative grammars, habits, and the texts made of them. Only the simulator calls it. */
@NullMarked
package dev.stillwatch.lab.simulate.text;

import org.jspecify.annotations.NullMarked;
