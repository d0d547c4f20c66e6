/** Tests of what analysts see. */
@NullMarked
package dev.stillwatch.cli.cases;

import org.jspecify.annotations.NullMarked;
