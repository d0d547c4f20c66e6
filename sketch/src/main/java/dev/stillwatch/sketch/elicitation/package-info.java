/**
 * What kind of training data a prompt draws out of a model, by class. For the sketcher, which keeps the scores and drops the text.
 */
@NullMarked
package dev.stillwatch.sketch.elicitation;

import org.jspecify.annotations.NullMarked;
