/** What scoring-service counts. The stages and the API call it; labels hold words of a closed set only. */
@NullMarked
package dev.stillwatch.scoring.telemetry;

import org.jspecify.annotations.NullMarked;
