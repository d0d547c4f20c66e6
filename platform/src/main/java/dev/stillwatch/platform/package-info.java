/**
 * What every service needs once. Knows no service; services build on it and never on each other.
 */
@NullMarked
package dev.stillwatch.platform;

import org.jspecify.annotations.NullMarked;
