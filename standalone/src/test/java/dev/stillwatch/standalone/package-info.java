/** Holds the house to its rules, and the whole platform to its promises. */
@NullMarked
package dev.stillwatch.standalone;

import org.jspecify.annotations.NullMarked;
