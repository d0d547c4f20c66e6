/**
 * People who use the model for themselves: what they write about and how, when, and from where. Campaigns take their cover traffic
 * from here too, so that it is the same as the real thing.
 */
@NullMarked
package dev.stillwatch.lab.simulate.people;

import org.jspecify.annotations.NullMarked;
