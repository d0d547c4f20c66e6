/**
 * What analysts see of cases, appeals and labels, as text and as files. The commands {@code cases}, {@code appeals} and {@code labels} call it.
 */
@NullMarked
package dev.stillwatch.cli.cases;

import org.jspecify.annotations.NullMarked;
