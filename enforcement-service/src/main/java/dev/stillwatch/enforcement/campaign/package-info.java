/**
 * Campaigns as cases: their names, their life as a table, and every change to one. Pure; the decision package calls it.
 */
@NullMarked
package dev.stillwatch.enforcement.campaign;

import org.jspecify.annotations.NullMarked;
