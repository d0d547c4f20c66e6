/**
 * The verbs, one class each: arguments in, words for people out. What they do is done by the packages beside this one.
 */
@NullMarked
package dev.stillwatch.cli.command;

import org.jspecify.annotations.NullMarked;
