/**
 * Provenance canaries: texts that say nothing true or false of anybody, given out in answers to one campaign, chosen at random among alternatives that nobody was ever given, and
 * committed to before. A model that knows the chosen ones better than their alternatives was trained on those answers, with a p-value. Pure; the command line registers and checks.
 */
@NullMarked
package dev.stillwatch.intel.canary;

import org.jspecify.annotations.NullMarked;
