/**
 * The laboratory: what makes traffic with a known truth, and what compares findings with it. Tools and tests may call it; no
 * service does.
 */
@NullMarked
package dev.stillwatch.lab;

import org.jspecify.annotations.NullMarked;
