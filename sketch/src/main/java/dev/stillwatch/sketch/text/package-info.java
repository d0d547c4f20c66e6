/**
 * From a text to a {@code TextSketch}: words, skeleton, MinHash, SimHash, language, embedding. For the sketcher and the elicitation classifier;
 * nothing here keeps a text longer than the call.
 */
@NullMarked
package dev.stillwatch.sketch.text;

import org.jspecify.annotations.NullMarked;
