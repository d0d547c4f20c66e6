/**
 * Backtests: what a candidate policy set did when a past window was decided on anew, beside what live did. Pure; the stream package feeds it
 * and the API asks for reports.
 */
@NullMarked
package dev.stillwatch.enforcement.backtest;

import org.jspecify.annotations.NullMarked;
