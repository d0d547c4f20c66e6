/**
 * How good findings are, measured against the truth: the one home of every definition that the lab reports. The command line and the
 * lab's own experiments call it; no service may see it.
 */
@NullMarked
package dev.stillwatch.lab.evaluate;

import org.jspecify.annotations.NullMarked;
