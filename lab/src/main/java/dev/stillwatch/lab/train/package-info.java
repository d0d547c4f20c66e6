/**
 * Makes the weights that sketching ships from text whose licence allows it: word vectors, the benign reference and the elicitation model. For
 * {@code stillwatch train}; the same corpora and seed give the same bytes.
 */
@NullMarked
package dev.stillwatch.lab.train;

import org.jspecify.annotations.NullMarked;
