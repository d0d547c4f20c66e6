/**
 * Evaluations of several runs as estimates with confidence intervals, and those as text and JSON for people and programs. The command
 * {@code evaluate} and the lab's curves call it.
 */
@NullMarked
package dev.stillwatch.lab.evaluate.report;

import org.jspecify.annotations.NullMarked;
