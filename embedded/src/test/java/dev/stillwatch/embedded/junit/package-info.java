/**
 * Tests of the JUnit extension, which use it as other modules do.
 * Nobody calls this package.
 */
@NullMarked
package dev.stillwatch.embedded.junit;

import org.jspecify.annotations.NullMarked;
