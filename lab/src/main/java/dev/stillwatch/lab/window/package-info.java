/**
 * The window test: how small a share of generated prompts a statistic sees among benign ones, in windows of a fixed size, as arXiv 2606.05725 measures
 * it. For {@code stillwatch window-test}.
 */
@NullMarked
package dev.stillwatch.lab.window;

import org.jspecify.annotations.NullMarked;
