/**
 * What was published or is sold before Stillwatch, as detectors that read the same events and give findings of the same shape, so that
 * one table holds all. The command {@code evaluate} calls it; nothing of it runs in a service.
 */
@NullMarked
package dev.stillwatch.lab.baseline;

import org.jspecify.annotations.NullMarked;
