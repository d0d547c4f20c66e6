/** Holds the chart to what an SRE expects of it, with real Helm. */
@NullMarked
package dev.stillwatch.helm;

import org.jspecify.annotations.NullMarked;
