/**
 * The deciding itself: closed epochs and persons' commands in, decisions out, nothing else touched. Pure; the stream package feeds
 * it in order and writes down what it decided.
 */
@NullMarked
package dev.stillwatch.enforcement.decision;

import org.jspecify.annotations.NullMarked;
