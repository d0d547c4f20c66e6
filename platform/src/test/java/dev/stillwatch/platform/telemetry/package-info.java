/** Tests of telemetry. */
@NullMarked
package dev.stillwatch.platform.telemetry;

import org.jspecify.annotations.NullMarked;
