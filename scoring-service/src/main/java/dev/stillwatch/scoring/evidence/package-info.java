/**
 * The cohort test: statistics of accounts at milestones, ranks among the accounts that nobody linked, bets on them as e-values, and discoveries
 * at a stated false-discovery rate (e-BH). Pure; the stages call it.
 */
@NullMarked
package dev.stillwatch.scoring.evidence;

import org.jspecify.annotations.NullMarked;
