/**
 * The report of an evidence bundle, for people who decide about it: plain words, no scripts, on screen and on paper. Pure; {@code evidence} hands it
 * the leaves that the bundle shows, and nothing else gets in.
 */
@NullMarked
package dev.stillwatch.intel.report;

import org.jspecify.annotations.NullMarked;
