/**
 * JMH benchmarks of sketching and of Activity, for whoever changes them. The ordinary build compiles them and runs none; the profile {@code jmh} of
 * this module's pom runs them.
 */
@NullMarked
package dev.stillwatch.sketch.benchmark;

import org.jspecify.annotations.NullMarked;
