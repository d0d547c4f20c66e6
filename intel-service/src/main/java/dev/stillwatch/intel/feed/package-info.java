/**
 * Reading what partners publish over TAXII 2.1: how far a collection was read, what to ask for next, and what to make of an answer, however
 * wrong it is. Pure; {@code stream} polls with it.
 */
@NullMarked
package dev.stillwatch.intel.feed;

import org.jspecify.annotations.NullMarked;
