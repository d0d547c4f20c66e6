/** What the shipped cues find, and what they leave alone. Run by the build only. */
@NullMarked
package dev.stillwatch.sketch.elicitation;

import org.jspecify.annotations.NullMarked;
