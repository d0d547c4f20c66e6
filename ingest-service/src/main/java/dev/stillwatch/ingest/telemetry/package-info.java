/**
 * The numbers this service shows: every instrument in one place, every label from a closed set. All other packages call it.
 */
@NullMarked
package dev.stillwatch.ingest.telemetry;

import org.jspecify.annotations.NullMarked;
