/** Specification of the cohorts. Run by the build only. */
@NullMarked
package dev.stillwatch.linking.cohort;

import org.jspecify.annotations.NullMarked;
