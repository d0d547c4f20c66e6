/**
 * The JUnit extension that gives tests a running {@link dev.stillwatch.embedded.Backing}.
 * Tests of every module call it; production code never does.
 */
@NullMarked
package dev.stillwatch.embedded.junit;

import org.jspecify.annotations.NullMarked;
