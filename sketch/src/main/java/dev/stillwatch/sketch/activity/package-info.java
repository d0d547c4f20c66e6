/**
 * What is known of a subject, as one mergeable value: {@link dev.stillwatch.sketch.activity.Activity} and the names of what it counts.
 * Scoring folds it; anybody may read it, nobody else needs to know how it is laid out.
 */
@NullMarked
package dev.stillwatch.sketch.activity;

import org.jspecify.annotations.NullMarked;
