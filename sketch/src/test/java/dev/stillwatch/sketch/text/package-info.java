/** What sketches of texts keep and what they do not. Run by the build only. */
@NullMarked
package dev.stillwatch.sketch.text;

import org.jspecify.annotations.NullMarked;
