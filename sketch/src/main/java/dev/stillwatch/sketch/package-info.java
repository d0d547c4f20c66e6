/**
 * From events to sketches: what a gateway reports goes in, what may be kept comes out. For ingest-service, and for tools that make
 * sketches without a platform.
 */
@NullMarked
package dev.stillwatch.sketch;

import org.jspecify.annotations.NullMarked;
