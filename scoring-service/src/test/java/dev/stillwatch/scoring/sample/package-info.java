/** Traffic for the tests: people, campaigns and cohorts made from a seed. Tests of every package of this module call it. */
@NullMarked
package dev.stillwatch.scoring.sample;

import org.jspecify.annotations.NullMarked;
